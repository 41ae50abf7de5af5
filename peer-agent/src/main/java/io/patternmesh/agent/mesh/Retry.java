package io.patternmesh.agent.mesh;

import java.time.Duration;

/**
 * When a link is tried again.
 *
 * @param first the longest wait after the first failure
 * @param cap the longest wait ever, and the usual one after the other side refused
 * @param patience how long the smaller peer waits for an offer before it asks for one
 * @param steady a channel that lasted this long makes the next failure a first one
 */
public record Retry(Duration first, Duration cap, Duration patience, Duration steady) {

  /** The times that suit a network; only the first two are configurable. */
  public static Retry of(Duration first, Duration cap) {
    return new Retry(first, cap, Duration.ofSeconds(2), Duration.ofSeconds(10));
  }
}
