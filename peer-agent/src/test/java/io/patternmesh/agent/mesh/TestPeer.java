package io.patternmesh.agent.mesh;

import io.patternmesh.agent.channel.Mesh;
import io.patternmesh.agent.channel.MeshEvent;
import io.patternmesh.agent.channel.PeerChannel;
import io.patternmesh.agent.channel.PeerState;
import io.patternmesh.agent.ice.IcePolicy;
import io.patternmesh.agent.ice.IceRoster;
import io.patternmesh.agent.ice.IceServers;
import io.patternmesh.agent.identity.Identity;
import io.patternmesh.agent.session.Limits;
import io.patternmesh.agent.signaling.RoomName;
import io.patternmesh.agent.signaling.SignalingServer;
import io.patternmesh.agent.webrtc.Lanes;
import io.patternmesh.agent.webrtc.Rotation;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.identity.SigningKey;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** One peer of a test: real channels, quick retries, and a record of what happened. */
public final class TestPeer implements AutoCloseable {

  public static final Limits LIMITS = new Limits(Duration.ofSeconds(10), 1 << 20, 2 << 20);
  public static final Rotation ROTATION = new Rotation(1_000_000, 500, 50);

  private record Held(SigningKey key, String name) implements Identity {
    @Override
    public PeerId id() {
      return key.peerId();
    }
  }

  private final List<PeerChannel> channels = new CopyOnWriteArrayList<>();
  private final List<MeshEvent> events = new CopyOnWriteArrayList<>();
  private final RunningMesh running;
  private final PeerId id;

  public TestPeer(Vertx vertx, URI url, SigningKey key, String name) {
    this(vertx, url, key, name, LIMITS, ROTATION);
  }

  public TestPeer(
      Vertx vertx, URI url, SigningKey key, String name, Limits limits, Rotation rotation) {
    this(vertx, url, key, name, limits, rotation, plain());
  }

  private static IceRoster plain() {
    return new IceRoster(IcePolicy.ALL, IceServers.NONE, Clock.systemUTC());
  }

  public TestPeer(
      Vertx vertx,
      URI url,
      SigningKey key,
      String name,
      Limits limits,
      Rotation rotation,
      IceRoster ice) {
    id = key.peerId();
    Retry quick =
        new Retry(
            Duration.ofMillis(20),
            Duration.ofMillis(200),
            Duration.ofMillis(500),
            Duration.ofSeconds(10));
    running =
        new RunningMesh(
            new RunningMesh.Parts(
                vertx,
                Infrastructure.getDefaultWorkerPool(),
                Clock.systemUTC(),
                new SecureRandom(),
                new Held(key, name),
                new RoomName("test-room"),
                new SignalingServer(url, Optional.empty(), Duration.ofSeconds(5)),
                quick,
                new Lanes(rotation),
                ice,
                limits,
                quick));
    running.mesh().channels().subscribe().with(channels::add);
    running.mesh().events().subscribe().with(events::add);
    running.start();
  }

  public PeerId id() {
    return id;
  }

  public Mesh mesh() {
    return running.mesh();
  }

  /** All channels that ever opened, in order. */
  public List<PeerChannel> opened() {
    return channels;
  }

  public List<MeshEvent> events() {
    return events;
  }

  /** The channel that the mesh shows as open, once it was announced too. */
  public Optional<PeerChannel> open() {
    return mesh().peers().stream()
        .flatMap(peer -> peer.stats().stream())
        .flatMap(
            stats -> channels.stream().filter(c -> c.stats().openedAt().equals(stats.openedAt())))
        .findFirst();
  }

  public Optional<PeerState> state(PeerId peer) {
    return mesh().peers().stream().filter(state -> state.peer().id().equals(peer)).findFirst();
  }

  public String error(PeerId peer) {
    return state(peer).flatMap(PeerState::error).orElse("");
  }

  public PeerChannel awaitOpen() {
    Eventually.until("a channel is open", () -> open().isPresent());
    return open().orElseThrow();
  }

  @Override
  public void close() {
    running.close();
  }
}
