package io.patternmesh.signaling.time;

/** Time that only runs forward, for measuring how long; never the wall clock, which is set back. */
@FunctionalInterface
public interface Ticker {

  /** Nanoseconds since some fixed moment. */
  long nanos();
}
