package io.patternmesh.agent.event;

import io.patternmesh.agent.channel.Mesh;
import io.patternmesh.agent.channel.MeshEvent;
import io.patternmesh.agent.channel.MeshEvent.PeerConnected;
import io.patternmesh.agent.channel.MeshEvent.PeerDisconnected;
import io.patternmesh.agent.channel.MeshEvent.PeerRefused;
import io.patternmesh.agent.channel.MeshEvent.SignalingChanged;
import io.smallrye.mutiny.Multi;
import java.util.Map;

/** Passes on what happens in the mesh as events. */
public final class MeshNews {

  private final Mesh mesh;
  private final EventFeed events;

  public MeshNews(Mesh mesh, EventFeed events) {
    this.mesh = mesh;
    this.events = events;
  }

  /** Passes on, for as long as it is subscribed to. */
  public Multi<Void> run() {
    return mesh.events().invoke(this::publish).onItem().ignore();
  }

  private void publish(MeshEvent event) {
    if (event instanceof PeerConnected connected) {
      events.publish(
          EventType.PEER_CONNECTED,
          Map.of("peerId", connected.peer().id().value(), "name", connected.peer().name()));
    } else if (event instanceof PeerDisconnected gone) {
      events.publish(
          EventType.PEER_DISCONNECTED,
          Map.of("peerId", gone.peer().value(), "reason", gone.reason()));
    } else if (event instanceof PeerRefused refused) {
      events.publish(
          EventType.PEER_REFUSED,
          Map.of("peerId", refused.peer().value(), "reason", refused.reason()));
    } else if (event instanceof SignalingChanged changed) {
      events.publish(EventType.SIGNALING_CHANGED, Map.of("state", changed.state().state().word()));
    }
  }
}
