package io.patternmesh.local.wait;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks again until a condition holds or the time is up: the one place that waits.
 *
 * @param limit how long to go on asking
 * @param pause the time between two questions
 */
public record Deadline(Duration limit, Duration pause) {

  /** Ten milliseconds between two questions. */
  public static Deadline in(Duration limit) {
    return new Deadline(limit, Duration.ofMillis(10));
  }

  public Deadline every(Duration pause) {
    return new Deadline(limit, pause);
  }

  /**
   * Waits until the probe finds nothing missing.
   *
   * @param expected what shall hold, in words for a reader
   * @return the time it took
   * @throws Unmet when the time is up, with what the probe found last
   */
  public Duration await(String expected, Probe probe) {
    long start = System.nanoTime();
    while (true) {
      Optional<String> missing = probe.missing();
      Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
      if (missing.isEmpty()) {
        return elapsed;
      }
      if (elapsed.compareTo(limit) >= 0 || Thread.currentThread().isInterrupted()) {
        throw new Unmet(expected, missing.get(), elapsed);
      }
      LockSupport.parkNanos(pause.toNanos());
    }
  }
}
