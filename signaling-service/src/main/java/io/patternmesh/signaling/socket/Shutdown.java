package io.patternmesh.signaling.socket;

import io.patternmesh.signaling.SignalingSettings;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Ends every socket with 1001 before the process goes, and waits a moment for the answers. The
 * phase before the shutdown it must be: in the shutdown itself the HTTP server closes first.
 */
@Singleton
final class Shutdown {

  private static final Logger LOG = Logger.getLogger(Shutdown.class);

  private final OpenSockets sockets;
  private final SocketGate gate;
  private final Duration patience;

  Shutdown(OpenSockets sockets, SocketGate gate, SignalingSettings settings) {
    this.sockets = sockets;
    this.gate = gate;
    this.patience = settings.closeGrace();
  }

  void onStop(@Observes ShutdownDelayInitiatedEvent stop) {
    gate.shut();
    LOG.infof("Shutting down: closing %d sockets", sockets.count());
    sockets.all().forEach(socket -> socket.end(Farewell.SHUTTING_DOWN));
    Multi.createFrom()
        .ticks()
        .every(Duration.ofMillis(20))
        .select()
        .first(tick -> sockets.count() > 0)
        .onItem()
        .ignoreAsUni()
        .ifNoItem()
        .after(patience)
        .recoverWithItem(() -> null)
        .await()
        .indefinitely();
  }
}
