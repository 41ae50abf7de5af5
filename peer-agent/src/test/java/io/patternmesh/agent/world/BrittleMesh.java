package io.patternmesh.agent.world;

import io.patternmesh.agent.channel.Mesh;
import io.patternmesh.agent.channel.MeshEvent;
import io.patternmesh.agent.channel.PeerChannel;
import io.patternmesh.agent.channel.PeerState;
import io.patternmesh.agent.channel.SignalingState;
import io.patternmesh.model.identity.PeerId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Optional;

/** A mesh without peers, whose events break when a test says so. */
@Alternative
@ApplicationScoped
public class BrittleMesh implements Mesh {

  private final BroadcastProcessor<MeshEvent> events = BroadcastProcessor.create();

  public void breakEvents(Throwable failure) {
    events.onError(failure);
  }

  @Override
  public Multi<MeshEvent> events() {
    return events;
  }

  @Override
  public Multi<PeerChannel> channels() {
    return Multi.createFrom().nothing();
  }

  @Override
  public List<PeerState> peers() {
    return List.of();
  }

  @Override
  public SignalingState signaling() {
    return new SignalingState(
        "ws://localhost:1", SignalingState.Phase.CONNECTING, Optional.empty(), 0);
  }

  @Override
  public Uni<Void> connect(PeerId peer) {
    return Uni.createFrom().voidItem();
  }

  @Override
  public Uni<Void> disconnect(PeerId peer, String reason) {
    return Uni.createFrom().voidItem();
  }
}
