package io.patternmesh.agent.mesh;

import io.patternmesh.agent.loop.Loop;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * A hot stream for any number of subscribers. Each has a buffer of its own; one that lets it
 * overflow fails, the others go on. Items are emitted on the loop and delivered on workers.
 */
final class Hub<T> {

  private final Loop loop;
  private final Executor workers;
  private final int capacity;
  private final Supplier<List<T>> first;
  private final Set<MultiEmitter<? super T>> subscribers = ConcurrentHashMap.newKeySet();

  /**
   * @param capacity items that may wait for one subscriber
   * @param first what a new subscriber gets first; asked on the loop
   */
  Hub(Loop loop, Executor workers, int capacity, Supplier<List<T>> first) {
    this.loop = loop;
    this.workers = workers;
    this.capacity = capacity;
    this.first = first;
  }

  Multi<T> stream() {
    return Multi.createFrom()
        .<T>emitter(subscriber -> loop.execute(() -> join(subscriber)), capacity)
        .emitOn(workers);
  }

  private void join(MultiEmitter<? super T> subscriber) {
    subscriber.onTermination(() -> subscribers.remove(subscriber));
    first.get().forEach(subscriber::emit);
    subscribers.add(subscriber);
    if (subscriber.isCancelled()) {
      subscribers.remove(subscriber);
    }
  }

  /** On the loop. */
  void emit(T item) {
    subscribers.forEach(subscriber -> subscriber.emit(item));
  }

  /** On the loop: ends all streams. */
  void complete() {
    subscribers.forEach(MultiEmitter::complete);
  }
}
