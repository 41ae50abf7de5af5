package io.patternmesh.agent.sync;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** What has passed between this member and one peer, or all of them, since the start. */
public final class SyncCounters {

  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong conflicts = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();

  private final AtomicReference<Optional<Instant>> completedAt =
      new AtomicReference<>(Optional.empty());

  void addSent(long n) {
    sent.addAndGet(n);
  }

  void addReceived(long n) {
    received.addAndGet(n);
  }

  void addConflicts(long n) {
    conflicts.addAndGet(n);
  }

  void addRefused(long n) {
    refused.addAndGet(n);
  }

  void completed(Instant at) {
    completedAt.set(Optional.of(at));
  }

  /** When a comparison last completed. */
  public Optional<Instant> completedAt() {
    return completedAt.get();
  }

  /** The counts at this moment. */
  public Counts now() {
    return new Counts(sent.get(), received.get(), conflicts.get(), refused.get());
  }

  /** Revisions sent, received, in conflict and refused. */
  public record Counts(long sent, long received, long conflicts, long refused) {

    Counts minus(Counts earlier) {
      return new Counts(
          sent - earlier.sent,
          received - earlier.received,
          conflicts - earlier.conflicts,
          refused - earlier.refused);
    }
  }
}
