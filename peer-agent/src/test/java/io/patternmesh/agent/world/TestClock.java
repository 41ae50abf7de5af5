package io.patternmesh.agent.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** Stands still until it is moved. */
public final class TestClock extends Clock {

  private volatile Instant now = Instant.parse("2026-01-02T03:04:05Z");

  private final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

  /** Does this once, while the time is read the next time and before it is told. */
  public void whenNextRead(Runnable what) {
    meanwhile.set(what);
  }

  public void advance(Duration by) {
    now = now.plus(by);
  }

  @Override
  public Instant instant() {
    meanwhile.getAndSet(() -> {}).run();
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
