package io.patternmesh.agent.conversation;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A bounded queue that is emptied in batches: while one batch is worked on the next one gathers, so
 * that batches grow with the load and a lone item waits for nobody.
 *
 * @param <T> what waits
 */
public final class BatchQueue<T> {

  private final Collection<T> items;
  private final int capacity;
  private volatile boolean completed;
  private final AtomicReference<MultiEmitter<? super Boolean>> signal = new AtomicReference<>();

  /**
   * @param items an empty collection that decides on order and on what is the same
   * @param capacity the most that may wait
   */
  public BatchQueue(Collection<T> items, int capacity) {
    this.items = items;
    this.capacity = capacity;
  }

  /** Adds all, or nothing where that would exceed the capacity. */
  public boolean offer(Collection<? extends T> more) {
    synchronized (items) {
      if (items.size() + added(more) > capacity) {
        return false;
      }
      items.addAll(more);
    }
    MultiEmitter<? super Boolean> consumer = signal.get();
    if (consumer != null) {
      consumer.emit(true);
    }
    return true;
  }

  /** What waits already adds nothing to a set. */
  private int added(Collection<? extends T> more) {
    return items instanceof Set
        ? (int) more.stream().filter(item -> !items.contains(item)).distinct().count()
        : more.size();
  }

  /** Nothing more will come: {@link #batches} ends when what waits was taken. */
  public void complete() {
    completed = true;
    Optional.ofNullable(signal.get()).ifPresent(MultiEmitter::complete);
  }

  /** Takes everything out, unserved. */
  public List<T> clear() {
    return poll(Integer.MAX_VALUE);
  }

  public int size() {
    synchronized (items) {
      return items.size();
    }
  }

  /**
   * What waits, in batches of 1 to {@code most}, as they are asked for, until {@link #complete()}.
   * One subscriber.
   */
  public Multi<List<T>> batches(int most) {
    return Multi.createFrom()
        .<Boolean>emitter(
            emitter -> {
              signal.set(emitter);
              emitter.emit(true);
              if (completed) {
                emitter.complete();
              }
            },
            BackPressureStrategy.LATEST)
        .onItem()
        .transformToMultiAndConcatenate(
            ready ->
                Multi.createBy()
                    .repeating()
                    .supplier(() -> poll(most))
                    .whilst(batch -> !batch.isEmpty())
                    .filter(batch -> !batch.isEmpty()));
  }

  private List<T> poll(int most) {
    synchronized (items) {
      List<T> batch = new ArrayList<>(Math.min(most, items.size()));
      for (Iterator<T> all = items.iterator(); batch.size() < most && all.hasNext(); ) {
        batch.add(all.next());
        all.remove();
      }
      return batch;
    }
  }
}
