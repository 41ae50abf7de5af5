package io.patternmesh.agent.mesh;

import io.patternmesh.agent.channel.ConnectFailedException;
import io.patternmesh.agent.channel.Mesh;
import io.patternmesh.agent.channel.MeshEvent;
import io.patternmesh.agent.channel.PeerChannel;
import io.patternmesh.agent.channel.PeerState;
import io.patternmesh.agent.channel.RemotePeer;
import io.patternmesh.agent.channel.SignalingState;
import io.patternmesh.agent.ice.IceRoster;
import io.patternmesh.agent.loop.Loop;
import io.patternmesh.agent.signaling.RoomListener;
import io.patternmesh.agent.signaling.RoomMessage;
import io.patternmesh.model.identity.PeerId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The mesh of one room. Decides on its loop; may be asked from any thread. */
final class RoomMesh implements Mesh, RoomListener, MeshSink {

  /** Links that are kept; peers announced beyond that are turned away. */
  static final int MOST_PEERS = 2_048;

  private static final Logger LOG = Logger.getLogger(RoomMesh.class);

  /** Makes the link to a peer; the text is why the user wants none, when that is so. */
  interface Links {
    Link link(RemotePeer peer, Optional<String> unwanted, MeshSink sink);
  }

  private final PeerId self;
  private final Loop loop;
  private final Executor workers;
  private final IceRoster ice;
  private final Links factory;
  private final Supplier<SignalingState> signaling;
  private final ConcurrentSkipListMap<PeerId, Link> links = new ConcurrentSkipListMap<>();
  private final Map<PeerId, String> unwanted = new HashMap<>();
  private final Hub<PeerChannel> channels;
  private final Hub<MeshEvent> events;

  RoomMesh(
      PeerId self,
      Loop loop,
      Executor workers,
      IceRoster ice,
      Links factory,
      Supplier<SignalingState> signaling) {
    this.ice = ice;
    this.self = self;
    this.loop = loop;
    this.workers = workers;
    this.factory = factory;
    this.signaling = signaling;
    this.channels = new Hub<>(loop, workers, 256, this::openChannels);
    this.events = new Hub<>(loop, workers, 1_024, List::of);
  }

  private List<PeerChannel> openChannels() {
    return links.values().stream().flatMap(link -> link.view().channel().stream()).toList();
  }

  @Override
  public Multi<PeerChannel> channels() {
    return channels.stream();
  }

  @Override
  public Multi<MeshEvent> events() {
    return events.stream();
  }

  @Override
  public List<PeerState> peers() {
    return links.values().stream()
        .map(link -> link.view().state())
        .filter(s -> s.present() || s.disconnectedByUser() || s.stats().isPresent())
        .toList();
  }

  @Override
  public SignalingState signaling() {
    return signaling.get();
  }

  @Override
  public Uni<Void> connect(PeerId peer) {
    return Uni.createFrom()
        .<Void>emitter(
            waiter ->
                loop.execute(
                    () -> {
                      unwanted.remove(peer);
                      Optional<Link> link = link(peer);
                      link.ifPresent(known -> known.connect(waiter));
                      if (link.isEmpty()) {
                        waiter.fail(
                            new ConnectFailedException(
                                peer, "there is no such peer in the room; is it running?"));
                      }
                    }))
        .emitOn(workers);
  }

  @Override
  public Uni<Void> disconnect(PeerId peer, String reason) {
    return Uni.createFrom()
        .<Void>emitter(
            done ->
                loop.execute(
                    () -> {
                      unwanted.put(peer, reason);
                      link(peer)
                          .map(link -> link.disconnect(reason))
                          .orElseGet(() -> Uni.createFrom().voidItem())
                          .subscribe()
                          .with(done::complete, done::fail);
                    }))
        .emitOn(workers);
  }

  @Override
  public void signaling(SignalingState state) {
    events.emit(new MeshEvent.SignalingChanged(state));
  }

  @Override
  public void received(RoomMessage message) {
    if (message instanceof RoomMessage.Joined joined) {
      entered(joined);
    } else if (message instanceof RoomMessage.ServersNamed named) {
      ice.announced(named.iceServers());
    } else if (message instanceof RoomMessage.PeerJoined came) {
      seen(came.peer());
    } else if (message instanceof RoomMessage.PeerLeft left) {
      link(left.peer()).ifPresent(link -> link.gone(left.reason()));
      links.values().removeIf(Link::idle);
    } else if (message instanceof RoomMessage.FromPeer relayed) {
      relayed(relayed);
    } else if (message instanceof RoomMessage.Dubious dubious) {
      refuse(dubious.peer(), dubious.reason());
    }
  }

  /** In the room, perhaps again: channels that are open stay, what is missing is made. */
  private void entered(RoomMessage.Joined joined) {
    ice.announced(joined.iceServers());
    joined.dubious().forEach(dubious -> refuse(dubious.peer(), dubious.reason()));
    Set<PeerId> here = new HashSet<>();
    joined.peers().forEach(peer -> here.add(peer.id()));
    links.forEach(
        (id, link) -> {
          if (!here.contains(id)) {
            link.gone("left while the signaling server was away");
          }
        });
    links.values().removeIf(Link::idle);
    joined.peers().forEach(this::seen);
  }

  private void seen(RemotePeer peer) {
    if (peer.id().equals(self)) {
      return;
    }
    if (!links.containsKey(peer.id()) && links.size() >= MOST_PEERS) {
      refuse(peer.id(), "the room has more than " + MOST_PEERS + " peers");
      return;
    }
    links
        .computeIfAbsent(
            peer.id(), id -> factory.link(peer, Optional.ofNullable(unwanted.get(id)), this))
        .seen(peer);
  }

  private void relayed(RoomMessage.FromPeer relayed) {
    link(relayed.from())
        .ifPresentOrElse(
            link -> link.received(relayed.message()),
            () ->
                refuse(
                    relayed.from(),
                    "it sent something without having been announced in this room"));
  }

  private void refuse(PeerId peer, String reason) {
    LOG.warnf("peer %s refused: %s", peer, reason);
    link(peer)
        .ifPresentOrElse(
            link -> link.report(reason),
            () -> events.emit(new MeshEvent.PeerRefused(peer, reason)));
  }

  private Optional<Link> link(PeerId peer) {
    return Optional.ofNullable(links.get(peer));
  }

  @Override
  public void event(MeshEvent event) {
    LOG.debugf("%s", event);
    events.emit(event);
  }

  @Override
  public void opened(PeerChannel channel) {
    channels.emit(channel);
  }

  /** On the loop: ends all there is. */
  Uni<Void> end(String reason) {
    List<Uni<Void>> all = links.values().stream().map(link -> link.end(reason)).toList();
    channels.complete();
    events.complete();
    return all.isEmpty()
        ? Uni.createFrom().voidItem()
        : Uni.combine().all().unis(all).discardItems();
  }
}
