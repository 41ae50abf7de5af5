package io.patternmesh.signaling.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.patternmesh.signaling.message.ErrorCode;
import io.patternmesh.signaling.room.Rooms;
import io.patternmesh.signaling.room.SignalKind;
import jakarta.inject.Singleton;

/** What an operator sees: counts only, never a peer id or a room. */
@Singleton
public final class SignalingMetrics {

  private static final String PREFIX = "patternmesh.signaling.";

  private final MeterRegistry registry;

  public SignalingMetrics(MeterRegistry registry, Rooms rooms) {
    this.registry = registry;
    registry.gauge(PREFIX + "rooms", rooms, Rooms::count);
    registry.gauge(PREFIX + "peers", rooms, Rooms::members);
  }

  /** A join that was granted. */
  public void joined() {
    registry.counter(PREFIX + "joins").increment();
  }

  /** A signal that reached its addressee's outbox. */
  public void relayed(SignalKind kind) {
    registry.counter(PREFIX + "relayed", "type", kind.wireName()).increment();
  }

  /** An error that a peer was told. */
  public void error(ErrorCode code) {
    registry.counter(PREFIX + "errors", "code", code.wireName()).increment();
  }

  /** A socket that closed, and why; {@code reason} is one of a fixed few. */
  public void closed(String reason) {
    registry.counter(PREFIX + "closed", "reason", reason).increment();
  }
}
