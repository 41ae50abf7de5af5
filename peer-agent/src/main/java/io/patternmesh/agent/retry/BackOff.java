package io.patternmesh.agent.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: twice as long after each failure up to a cap, and of
 * that a random part between a half and the whole, so that many peers that lost the same server do
 * not come back at the same instant. Not thread-safe.
 */
public final class BackOff {

  private final Duration first;
  private final Duration cap;
  private final RandomGenerator random;
  private int failures;

  /**
   * @param first the longest wait after one failure
   * @param cap the longest wait ever
   * @param random for the jitter
   */
  public BackOff(Duration first, Duration cap, RandomGenerator random) {
    if (first.isNegative() || first.isZero() || cap.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "back-off: 0 < first <= cap expected, got " + first + " and " + cap);
    }
    this.first = first;
    this.cap = cap;
    this.random = random;
  }

  /** Counts one more failure and says how long to wait. */
  public Duration next() {
    failures++;
    double longest = first.toMillis() * Math.pow(2, Math.min(failures - 1, 30));
    double capped = Math.min(longest, cap.toMillis());
    return Duration.ofMillis(Math.max(1, (long) (capped * (0.5 + random.nextDouble() / 2))));
  }

  /** Forgets the failures: the next wait is a first one again. */
  public void reset() {
    failures = 0;
  }

  /** How many failures were counted since the last reset. */
  public int failures() {
    return failures;
  }
}
