package io.patternmesh.signaling.socket;

import io.micrometer.core.instrument.MeterRegistry;
import io.patternmesh.signaling.SignalingSettings;
import io.patternmesh.signaling.allowance.Allowance;
import io.patternmesh.signaling.message.MessageWriter;
import io.patternmesh.signaling.metrics.SignalingMetrics;
import io.patternmesh.signaling.time.Ticker;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** All sockets whose connection is up, by the connection's id. */
@Singleton
public final class OpenSockets {

  private final SignalingSettings settings;
  private final MessageWriter writer;
  private final SignalingMetrics metrics;
  private final Ticker ticker;
  private final ConcurrentMap<String, PeerSocket> sockets = new ConcurrentHashMap<>();

  OpenSockets(
      SignalingSettings settings,
      MessageWriter writer,
      SignalingMetrics metrics,
      Ticker ticker,
      MeterRegistry registry) {
    this.settings = settings;
    this.writer = writer;
    this.metrics = metrics;
    this.ticker = ticker;
    registry.gaugeMapSize("patternmesh.signaling.sockets", List.of(), sockets);
  }

  PeerSocket open(String connection, Line line) {
    PeerSocket socket =
        new PeerSocket(
            line,
            new Outbox(line, settings.maxOutboundBytes(), ticker),
            new Allowance(settings.rate(), ticker),
            new Vigil(ticker),
            writer,
            farewell -> metrics.closed(farewell.metricName()));
    sockets.put(connection, socket);
    return socket;
  }

  Optional<PeerSocket> find(String connection) {
    return Optional.ofNullable(sockets.get(connection));
  }

  Optional<PeerSocket> remove(String connection) {
    return Optional.ofNullable(sockets.remove(connection));
  }

  Collection<PeerSocket> all() {
    return sockets.values();
  }

  /** How many connections are up. */
  public int count() {
    return sockets.size();
  }
}
