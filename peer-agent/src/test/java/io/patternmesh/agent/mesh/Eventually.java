package io.patternmesh.agent.mesh;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits until something holds. */
public final class Eventually {

  private Eventually() {}

  public static void until(String what, BooleanSupplier holds) {
    until(what, Duration.ofSeconds(30), holds);
  }

  public static void until(String what, Duration patience, BooleanSupplier holds) {
    long end = System.nanoTime() + patience.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within " + patience + ": " + what);
      }
      LockSupport.parkNanos(2_000_000);
    }
  }
}
