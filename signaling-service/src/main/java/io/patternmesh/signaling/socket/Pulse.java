package io.patternmesh.signaling.socket;

import io.patternmesh.signaling.SignalingSettings;
import io.patternmesh.signaling.ice.HandedServers;
import io.patternmesh.signaling.message.ServerMessage;
import io.patternmesh.signaling.socket.Phase.Joined;
import io.patternmesh.signaling.time.Ticker;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Goes round all sockets again and again: pings members, ends what is silent, stuck or idle. */
@Singleton
public final class Pulse {

  private static final Logger LOG = Logger.getLogger(Pulse.class);

  private final OpenSockets sockets;
  private final SignalingSettings settings;
  private final HandedServers servers;
  private final Ticker ticker;
  private volatile long lastRound;
  private Cancellable rounds = () -> {};

  Pulse(OpenSockets sockets, SignalingSettings settings, HandedServers servers, Ticker ticker) {
    this.sockets = sockets;
    this.servers = servers;
    this.settings = settings;
    this.ticker = ticker;
    this.lastRound = ticker.nanos();
  }

  void onStart(@Observes StartupEvent start) {
    rounds =
        Multi.createFrom()
            .ticks()
            .every(interval())
            // A round that comes late does the work of those it missed.
            .onOverflow()
            .drop()
            .subscribe()
            .with(tick -> round(), failure -> LOG.error("The pulse stopped", failure));
  }

  @PreDestroy
  void stop() {
    rounds.cancel();
  }

  /** Whether the last round is not long ago. */
  public boolean isBeating() {
    return ticker.nanos() - lastRound < settings.silenceTimeout().toNanos();
  }

  private void round() {
    lastRound = ticker.nanos();
    for (PeerSocket socket : sockets.all()) {
      try {
        attend(socket);
      } catch (RuntimeException e) {
        LOG.error("Failed on a socket, which is closed for it", e);
        socket.end(Farewell.SERVER_ERROR);
      }
    }
  }

  private void attend(PeerSocket socket) {
    Vigil vigil = socket.vigil();
    if (vigil.silentFor(settings.silenceTimeout())) {
      socket.end(Farewell.SILENT);
    } else if (socket.outbox().stuckFor(settings.silenceTimeout())) {
      socket.end(Farewell.TOO_SLOW);
    } else if (socket.phase() instanceof Joined joined) {
      if (servers.renewal().filter(vigil::serversDue).isPresent()) {
        vigil.serversTold();
        socket.send(
            new ServerMessage.Servers(joined.membership().roomId(), joined.membership().member()));
      }
      if (vigil.pingDue(settings.pingInterval())) {
        vigil.pinged();
        socket.send(new ServerMessage.Ping(joined.membership().roomId()));
      }
    } else if (vigil.homelessFor(settings.joinTimeout())) {
      socket.end(Farewell.NEVER_JOINED);
    }
  }

  private Duration interval() {
    long shortest =
        Stream.of(settings.pingInterval(), settings.silenceTimeout(), settings.joinTimeout())
            .mapToLong(Duration::toMillis)
            .min()
            .orElseThrow();
    return Duration.ofMillis(Math.max(20, Math.min(1000, shortest / 4)));
  }
}
