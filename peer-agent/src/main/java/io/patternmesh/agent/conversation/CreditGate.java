package io.patternmesh.agent.conversation;

import io.patternmesh.model.pattern.Limits;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many more items the other side has room for. Those who want to send wait here in their order;
 * nothing is sent on trust.
 */
public final class CreditGate {

  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private long credit;

  private static final class Waiting {
    private final int most;
    private final UniEmitter<? super Integer> emitter;
    private boolean gone;

    private Waiting(int most, UniEmitter<? super Integer> emitter) {
      this.most = most;
      this.emitter = emitter;
    }
  }

  /** The other side has room for {@code n} more; or room taken before was not needed. */
  public void add(long n) {
    synchronized (this) {
      credit = Math.min(Limits.GREATEST_NUMBER, credit + n);
    }
    serve();
  }

  /** Takes from 1 to {@code most} of the credit, as soon as there is any. */
  public Uni<Integer> take(int most) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              Waiting next = new Waiting(most, emitter);
              emitter.onTermination(() -> leave(next));
              synchronized (this) {
                waiting.add(next);
              }
              serve();
            });
  }

  private synchronized void leave(Waiting one) {
    one.gone = true;
    waiting.remove(one);
  }

  private void serve() {
    while (true) {
      Waiting next;
      int taken;
      synchronized (this) {
        if (credit == 0 || waiting.isEmpty()) {
          return;
        }
        next = waiting.poll();
        taken = next.gone ? 0 : (int) Math.min(next.most, credit);
        credit -= taken;
      }
      if (taken > 0) {
        next.emitter.complete(taken);
      }
    }
  }
}
