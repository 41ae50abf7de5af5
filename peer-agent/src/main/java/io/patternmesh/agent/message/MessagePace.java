package io.patternmesh.agent.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How many messages one peer may send: so many at once, so many a second in the long run. A token
 * bucket, which a clock that is set back leaves as it is.
 */
final class MessagePace {

  /** Most that a peer takes at once. */
  static final int TAKEN_AT_ONCE = 200;

  /** Most that a peer takes a second. */
  static final int TAKEN_A_SECOND = 100;

  private final int atOnce;
  private final int aSecond;
  private final Clock clock;
  private double left;
  private Instant filled;

  private MessagePace(int atOnce, int aSecond, Clock clock) {
    this.atOnce = atOnce;
    this.aSecond = aSecond;
    this.clock = clock;
    this.left = atOnce;
    this.filled = clock.instant();
  }

  /** What is taken from a peer. */
  static MessagePace taking(Clock clock) {
    return new MessagePace(TAKEN_AT_ONCE, TAKEN_A_SECOND, clock);
  }

  /** What is sent to a peer: half, for what a stalled line holds back arrives at once. */
  static MessagePace sending(Clock clock) {
    return new MessagePace(TAKEN_AT_ONCE / 2, TAKEN_A_SECOND / 2, clock);
  }

  /** Whether one more may pass now; it then has. */
  synchronized boolean admits() {
    Instant now = clock.instant();
    double since = Math.max(0, Duration.between(filled, now).toMillis() / 1_000.0);
    left = Math.min(atOnce, left + since * aSecond);
    filled = now;
    boolean admitted = left >= 1;
    if (admitted) {
      left--;
    }
    return admitted;
  }

  @Override
  public String toString() {
    return atOnce + " at once and " + aSecond + " a second";
  }
}
