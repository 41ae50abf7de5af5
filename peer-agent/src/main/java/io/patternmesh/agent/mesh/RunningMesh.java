package io.patternmesh.agent.mesh;

import io.patternmesh.agent.channel.Mesh;
import io.patternmesh.agent.channel.RemotePeer;
import io.patternmesh.agent.channel.SignalingState;
import io.patternmesh.agent.connection.Connections;
import io.patternmesh.agent.ice.IceRoster;
import io.patternmesh.agent.identity.Identity;
import io.patternmesh.agent.loop.Loop;
import io.patternmesh.agent.retry.BackOff;
import io.patternmesh.agent.session.Limits;
import io.patternmesh.agent.session.Proofs;
import io.patternmesh.agent.session.Terms;
import io.patternmesh.agent.signaling.MessageWriter;
import io.patternmesh.agent.signaling.RoomName;
import io.patternmesh.agent.signaling.SignalingClient;
import io.patternmesh.agent.signaling.SignalingServer;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** A mesh with all that it runs on, put together, started and stopped as one. */
public final class RunningMesh implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(RunningMesh.class);

  /** What a mesh is built from. */
  public record Parts(
      Vertx vertx,
      Executor workers,
      Clock clock,
      SecureRandom random,
      Identity identity,
      RoomName room,
      SignalingServer server,
      Retry signalingRetry,
      Connections connections,
      IceRoster ice,
      Limits limits,
      Retry retry) {}

  private final Loop loop = new Loop("mesh-loop");
  private final Connections connections;
  private final SignalingClient signaling;
  private final RoomMesh mesh;

  public RunningMesh(Parts parts) {
    connections = parts.connections();
    mesh =
        new RoomMesh(
            parts.identity().id(),
            loop,
            parts.workers(),
            parts.ice(),
            (peer, unwanted, sink) -> link(parts, peer, unwanted, sink),
            this::signalingState);
    signaling =
        new SignalingClient(
            parts.vertx(),
            parts.server(),
            new MessageWriter(parts.identity(), parts.room().value(), parts.clock()),
            backOff(parts.signalingRetry(), parts),
            loop,
            mesh);
  }

  private SignalingState signalingState() {
    return signaling.state();
  }

  private Link link(Parts parts, RemotePeer peer, Optional<String> unwanted, MeshSink sink) {
    Terms terms =
        new Terms(
            new Proofs(parts.identity(), parts.room().value()),
            connections,
            parts.ice(),
            signaling,
            loop,
            parts.workers(),
            parts.clock(),
            parts.random(),
            parts.limits());
    Tries tries = new Tries(loop, parts.retry(), backOff(parts.retry(), parts));
    return new Link(terms, tries, sink, peer, unwanted);
  }

  private static BackOff backOff(Retry retry, Parts parts) {
    return new BackOff(retry.first(), retry.cap(), parts.random());
  }

  /** What the rest of the agent sees. */
  public Mesh mesh() {
    return mesh;
  }

  /** Where everything about the mesh is decided. */
  Loop loop() {
    return loop;
  }

  /** Begins to connect. */
  public RunningMesh start() {
    loop.execute(signaling::start);
    return this;
  }

  /** Leaves the room and closes everything; blocks for a few seconds at most. */
  @Override
  public void close() {
    CountDownLatch ended = new CountDownLatch(1);
    loop.execute(
        () -> {
          signaling.close();
          mesh.end("the agent stops").subscribe().with(done -> ended.countDown());
        });
    try {
      if (!ended.await(5, TimeUnit.SECONDS)) {
        LOG.warn("not all channels closed within 5 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    connections.close();
    loop.close();
  }
}
