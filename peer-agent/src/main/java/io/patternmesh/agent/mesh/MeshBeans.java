package io.patternmesh.agent.mesh;

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
import io.patternmesh.agent.webrtc.Lanes;
import io.patternmesh.agent.webrtc.NativeLibrary;
import io.patternmesh.agent.webrtc.Rotation;
import io.patternmesh.agent.webrtc.WebRtcSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import java.security.SecureRandom;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Builds the agent's mesh from its settings, and starts and stops it with the agent. */
@ApplicationScoped
class MeshBeans {

  private static final Logger LOG = Logger.getLogger(MeshBeans.class);

  private final RunningMesh running;
  private final LibraryFeed library;

  MeshBeans(
      Vertx vertx,
      LibraryFeed library,
      Identity identity,
      PeerSettings peer,
      SignalingSettings signaling,
      WebRtcSettings webrtc,
      IceRoster ice) {
    this.library = library;
    NativeLibrary.load();
    running =
        new RunningMesh(
            new RunningMesh.Parts(
                vertx,
                Infrastructure.getDefaultWorkerPool(),
                Clock.systemUTC(),
                new SecureRandom(),
                identity,
                new RoomName(peer.room()),
                new SignalingServer(signaling.url(), signaling.token(), signaling.joinTimeout()),
                Retry.of(signaling.retryFirst(), signaling.retryCap()),
                new Lanes(
                    new Rotation(
                        webrtc.messagesPerFactory(),
                        Rotation.CONNECTIONS,
                        webrtc.connectionsPerFactory())),
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

  /** Joins the room once the library is known: who is asked for its heads must have them. */
  void start(@Observes StartupEvent started) {
    library
        .loaded()
        .subscribe()
        .with(loaded -> running.start(), failure -> LOG.error("the library was not read", failure));
  }

  void stop(@Observes ShutdownEvent stopping) {
    running.close();
  }
}
