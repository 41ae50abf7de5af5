package io.patternmesh.agent.mesh;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.patternmesh.agent.channel.Mesh;
import io.patternmesh.agent.ice.IceRoster;
import io.patternmesh.agent.identity.Identity;
import io.patternmesh.agent.identity.PeerSettings;
import io.patternmesh.agent.library.LibraryFeed;
import io.patternmesh.agent.loop.Loop;
import io.patternmesh.agent.session.Limits;
import io.patternmesh.agent.signaling.RoomName;
import io.patternmesh.agent.signaling.SignalingServer;
import io.patternmesh.agent.signaling.SignalingSettings;
import io.patternmesh.agent.start.StartRefusal;
import io.patternmesh.agent.webrtc.Lanes;
import io.patternmesh.agent.webrtc.NativeLibrary;
import io.patternmesh.agent.webrtc.Rotation;
import io.patternmesh.agent.webrtc.WebRtcSettings;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/** Builds the agent's mesh from its settings, and starts and stops it with the agent. */
@ApplicationScoped
class MeshBeans {

  private static final Logger LOG = Logger.getLogger(MeshBeans.class);

  private final RunningMesh running;
  private final LibraryFeed library;
  private final Uni<Void> webRtc;

  MeshBeans(
      Vertx vertx,
      LibraryFeed library,
      Identity identity,
      PeerSettings peer,
      SignalingSettings signaling,
      WebRtcSettings webrtc,
      IceRoster ice,
      MeterRegistry meters) {
    RoomName room = StartRefusal.unless(() -> new RoomName(peer.room()));
    SignalingServer server =
        StartRefusal.unless(
            () -> new SignalingServer(signaling.url(), signaling.token(), signaling.joinTimeout()));
    Rotation rotation =
        StartRefusal.unless(
            () ->
                new Rotation(
                    webrtc.messagesPerFactory(),
                    Rotation.CONNECTIONS,
                    webrtc.connectionsPerFactory()));
    this.library = library;
    webRtc =
        Uni.createFrom()
            .completionStage(
                CompletableFuture.runAsync(
                    NativeLibrary::load, Infrastructure.getDefaultWorkerPool()));
    Lanes lanes = new Lanes(rotation);
    Gauge.builder("patternmesh.webrtc.factories", lanes, Lanes::size).register(meters);
    running =
        new RunningMesh(
            new RunningMesh.Parts(
                vertx,
                Infrastructure.getDefaultWorkerPool(),
                Clock.systemUTC(),
                new SecureRandom(),
                identity,
                room,
                server,
                Retry.of(signaling.retryFirst(), signaling.retryCap()),
                lanes,
                ice,
                new Limits(
                    webrtc.connectTimeout(),
                    webrtc.inboundBuffer().asLongValue(),
                    webrtc.highWater().asLongValue()),
                Retry.of(webrtc.retryFirst(), webrtc.retryCap())));
  }

  @Produces
  @ApplicationScoped
  Mesh mesh() {
    return running.mesh();
  }

  /** Where everything about the mesh is decided. */
  Loop loop() {
    return running.loop();
  }

  /**
   * Joins the room once WebRTC is loaded and the library is known: who is asked for its heads must
   * have them.
   */
  void start(@Observes StartupEvent started) {
    Uni.combine()
        .all()
        .unis(webRtc, library.loaded())
        .discardItems()
        .subscribe()
        .with(loaded -> running.start(), MeshBeans::giveUp);
  }

  /** An agent that can connect to nobody is of no use. */
  private static void giveUp(Throwable failure) {
    LOG.fatalf("the agent stops: %s", failure.getMessage());
    LOG.debug("the agent stops", failure);
    Quarkus.asyncExit(1);
  }

  void stop(@Observes ShutdownEvent stopping) {
    running.close();
  }
}
