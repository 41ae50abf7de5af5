package io.patternmesh.signaling.socket;

import io.patternmesh.signaling.message.Utf8;
import io.patternmesh.signaling.time.Ticker;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** What waits for one receiver: bounded in bytes, so that a slow one costs its own socket only. */
final class Outbox {

  private final Line line;
  private final long maxBytes;
  private final Ticker ticker;
  private final AtomicLong waiting = new AtomicLong();
  private volatile long movedAt;

  Outbox(Line line, long maxBytes, Ticker ticker) {
    this.line = line;
    this.maxBytes = maxBytes;
    this.ticker = ticker;
  }

  /** Sends {@code text} after all earlier ones, or answers false when too much waits already. */
  boolean offer(String text) {
    long bytes = Utf8.length(text);
    long before = waiting.getAndAdd(bytes);
    if (before + bytes > maxBytes) {
      waiting.addAndGet(-bytes);
      return false;
    }
    if (before == 0) {
      movedAt = ticker.nanos();
    }
    line.send(text).subscribe().with(done -> release(bytes), failure -> release(bytes));
    return true;
  }

  /** Whether something has waited for this long without any of it moving. */
  boolean stuckFor(Duration patience) {
    return waiting.get() > 0 && ticker.nanos() - movedAt > patience.toNanos();
  }

  private void release(long bytes) {
    movedAt = ticker.nanos();
    waiting.addAndGet(-bytes);
  }
}
