package io.patternmesh.signaling.peer;

import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a condition, not for time. */
public final class Eventually {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Eventually() {}

  /** Returns as soon as {@code condition} holds; fails when it never does. */
  public static void holds(BooleanSupplier condition) {
    Multi.createFrom()
        .ticks()
        .every(Duration.ofMillis(10))
        .onOverflow()
        .drop()
        .filter(tick -> condition.getAsBoolean())
        .toUni()
        .await()
        .atMost(PATIENCE);
  }
}
