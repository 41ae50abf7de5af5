package io.patternmesh.signaling.allowance;

import io.patternmesh.signaling.SignalingSettings;
import io.patternmesh.signaling.time.Ticker;

/**
 * What one socket may send. Messages over the allowance are refused; refused again and again, the
 * allowance is spent for good. A quiet time that fills the bucket forgives earlier breaches.
 */
public final class Allowance {

  private final TokenBucket bucket;
  private final int maxBreaches;
  private int breaches;

  public Allowance(SignalingSettings.Rate rate, Ticker ticker) {
    this.bucket = new TokenBucket(rate.burst(), rate.perSecond(), ticker);
    this.maxBreaches = rate.breaches();
  }

  /** Asks to take in one more message. */
  public synchronized Grant ask() {
    if (bucket.refill()) {
      breaches = 0;
    }
    if (bucket.take()) {
      return Grant.GIVEN;
    }
    breaches++;
    return breaches < maxBreaches ? Grant.REFUSED : Grant.SPENT;
  }
}
