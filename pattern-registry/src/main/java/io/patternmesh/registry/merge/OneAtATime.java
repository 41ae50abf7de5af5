package io.patternmesh.registry.merge;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.inject.Singleton;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * Lets one merge at a time ask for a connection: the others would hold one only to wait for the
 * lock, and leave none to readers. Bounded by the merges that are let in at all.
 */
@Singleton
final class OneAtATime {

  private final Queue<UniEmitter<? super Boolean>> waiting = new ArrayDeque<>();
  private boolean taken;

  /** Does {@code work} when it is its turn. */
  <T> Uni<T> run(Supplier<Uni<T>> work) {
    return turn().flatMap(ignored -> work.get().eventually(this::pass));
  }

  private Uni<Boolean> turn() {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              if (take(emitter)) {
                emitter.complete(true);
              }
            });
  }

  private synchronized boolean take(UniEmitter<? super Boolean> emitter) {
    if (taken) {
      waiting.add(emitter);
      return false;
    }
    taken = true;
    return true;
  }

  private void pass() {
    next().ifPresent(emitter -> emitter.complete(true));
  }

  private synchronized Optional<UniEmitter<? super Boolean>> next() {
    UniEmitter<? super Boolean> next = waiting.poll();
    taken = next != null;
    return Optional.ofNullable(next);
  }
}
