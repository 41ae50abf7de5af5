package io.patternmesh.agent.syncevent;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How sync events stand.
 *
 * @param topic empty when they are off
 * @param lag changes that are not told yet; empty while that is not known
 * @param lastError why they wait
 */
public record SyncEventsState(
    State state, Optional<String> topic, OptionalLong lag, Optional<String> lastError) {

  static final SyncEventsState OFF =
      new SyncEventsState(State.OFF, Optional.empty(), OptionalLong.empty(), Optional.empty());

  /** The states, by their names in JSON. */
  public enum State {
    /** {@code kafka.bootstrap.servers} is not set. */
    OFF,
    /** The last try succeeded. */
    CONNECTED,
    /** Kafka, its topic or the registry is not there; what happens is told once it is. */
    WAITING;

    /** The name in JSON. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
