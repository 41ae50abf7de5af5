package io.patternmesh.agent.conversation;

import io.patternmesh.model.pattern.Limits;
import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * How many more items the other side has room for. Those who want to send wait here in their order;
 * nothing is sent on trust.
 */
public final class CreditGate {

  private final Deque<Lease> waiting = new ArrayDeque<>();
  private long credit;

  /** The other side has room for {@code n} more. */
  public void add(long n) {
    synchronized (this) {
      credit = Math.min(Limits.GREATEST_NUMBER, credit + n);
    }
    serve();
  }

  /** What nobody holds at this moment. */
  public synchronized long available() {
    return credit;
  }

  /**
   * Lends from 1 to {@code most} of the credit to {@code use}, as soon as there is any. What {@code
   * use} has not spent comes back when it ends, be it by an item, a failure or a cancellation.
   */
  public <T> Uni<T> lend(int most, Function<Lease, Uni<T>> use) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Lease lease = new Lease(most);
              return Uni.createFrom()
                  .completionStage(() -> queued(lease))
                  .chain(() -> use.apply(lease))
                  .eventually(() -> giveBack(lease));
            });
  }

  private CompletableFuture<Void> queued(Lease lease) {
    synchronized (this) {
      waiting.add(lease);
    }
    serve();
    return lease.granted;
  }

  private void giveBack(Lease lease) {
    synchronized (this) {
      waiting.remove(lease);
      credit += lease.size;
      lease.size = 0;
      lease.over = true;
    }
    serve();
  }

  private void serve() {
    while (true) {
      Lease next;
      synchronized (this) {
        if (credit == 0 || waiting.isEmpty()) {
          return;
        }
        next = waiting.poll();
        next.size = (int) Math.min(next.most, credit);
        credit -= next.size;
      }
      next.granted.complete(null);
    }
  }

  /** Credit that one sender holds. */
  public final class Lease {

    private final int most;
    private final CompletableFuture<Void> granted = new CompletableFuture<>();
    private int size;
    private boolean over;

    private Lease(int most) {
      this.most = most;
    }

    /** How much of it is left. */
    public int size() {
      synchronized (CreditGate.this) {
        return size;
      }
    }

    /**
     * Spends {@code n} of it, for good.
     *
     * @throws CancellationException when it was given back already
     * @throws IllegalArgumentException when less is left
     */
    public void spend(int n) {
      synchronized (CreditGate.this) {
        if (over) {
          throw new CancellationException("the credit was given back");
        }
        if (n > size) {
          throw new IllegalArgumentException("credit: at most " + size + " expected, got " + n);
        }
        size -= n;
      }
    }
  }
}
