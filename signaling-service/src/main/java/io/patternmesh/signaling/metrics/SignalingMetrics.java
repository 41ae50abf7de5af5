package io.patternmesh.signaling.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.patternmesh.signaling.message.ErrorCode;
import io.patternmesh.signaling.room.Rooms;
import io.patternmesh.signaling.room.SignalKind;
import jakarta.inject.Singleton;
import java.util.stream.Stream;

/** What an operator sees: counts only, never a peer id or a room. */
@Singleton
public final class SignalingMetrics {

  private static final String PREFIX = "patternmesh.signaling.";

  private final MeterRegistry registry;

  public SignalingMetrics(MeterRegistry registry, Rooms rooms) {
    this.registry = registry;
    registry.gauge(PREFIX + "rooms", rooms, Rooms::count);
    registry.gauge(PREFIX + "peers", rooms, Rooms::members);
    // Present at zero, so that a dashboard can tell "none" from "not measured".
    Stream.of(ErrorCode.values()).forEach(this::errors);
    Stream.of(SignalKind.values()).forEach(this::signals);
  }

  /** A join that was granted. */
  public void joined() {
    registry.counter(PREFIX + "joins").increment();
  }

  /** A signal that reached its addressee's outbox. */
  public void relayed(SignalKind kind) {
    signals(kind).increment();
  }

  /** An error that a peer was told. */
  public void error(ErrorCode code) {
    errors(code).increment();
  }

  /** A socket that closed, and why; {@code reason} is one of a fixed few. */
  public void closed(String reason) {
    registry.counter(PREFIX + "closed", "reason", reason).increment();
  }

  private Counter signals(SignalKind kind) {
    return registry.counter(PREFIX + "relayed", "type", kind.wireName());
  }

  private Counter errors(ErrorCode code) {
    return registry.counter(PREFIX + "errors", "code", code.wireName());
  }
}
