package io.patternmesh.signaling.allowance;

import io.patternmesh.signaling.time.Ticker;

/** So many at once, so many a second in the long run. Used by one thread at a time. */
final class TokenBucket {

  private final double capacity;
  private final double perNano;
  private final Ticker ticker;
  private double tokens;
  private long filledAt;

  TokenBucket(int capacity, int perSecond, Ticker ticker) {
    this.capacity = capacity;
    this.perNano = perSecond / 1e9;
    this.ticker = ticker;
    this.tokens = capacity;
    this.filledAt = ticker.nanos();
  }

  /** Adds what has run in since the last call, and says whether that filled the bucket. */
  boolean refill() {
    long now = ticker.nanos();
    tokens = Math.min(capacity, tokens + (now - filledAt) * perNano);
    filledAt = now;
    return tokens >= capacity;
  }

  boolean take() {
    boolean enough = tokens >= 1;
    if (enough) {
      tokens -= 1;
    }
    return enough;
  }
}
