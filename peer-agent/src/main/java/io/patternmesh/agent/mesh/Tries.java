package io.patternmesh.agent.mesh;

import io.patternmesh.agent.loop.Loop;
import io.patternmesh.agent.retry.BackOff;
import java.time.Duration;
import java.time.Instant;

/** When a link tries next; at most one next try is planned. On the loop. */
final class Tries {

  private final Loop loop;
  private final Retry times;
  private final BackOff backOff;
  private Instant openedAt = Instant.EPOCH;
  private Loop.Alarm planned = Loop.Alarm.NONE;

  Tries(Loop loop, Retry times, BackOff backOff) {
    this.loop = loop;
    this.times = times;
    this.backOff = backOff;
  }

  /** Plans a try, in place of the one that was planned. */
  void after(Duration wait, Runnable attempt) {
    cancel();
    planned = loop.after(wait, attempt);
  }

  void cancel() {
    planned.cancel();
  }

  /** How long to wait after one more failure. */
  Duration next() {
    return backOff.next();
  }

  /** The same for the side that gives the other one time to offer first. */
  Duration nextPatiently() {
    Duration next = backOff.next();
    return next.compareTo(times.patience()) >= 0 ? next : times.patience();
  }

  /** How long the smaller peer gives the greater one to offer. */
  Duration patience() {
    return times.patience();
  }

  /** How long to wait where trying sooner is of no use. */
  Duration cap() {
    return times.cap();
  }

  /** A channel opened. */
  void opened(Instant now) {
    openedAt = now;
  }

  /** It ended. One that lasted makes the next wait a first one. */
  void ended(Instant now) {
    if (Duration.between(openedAt, now).compareTo(times.steady()) >= 0) {
      backOff.reset();
    }
  }
}
