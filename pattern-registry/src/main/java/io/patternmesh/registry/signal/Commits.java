package io.patternmesh.registry.signal;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The number of the last change that was committed, to be waited for. */
@Singleton
public final class Commits {

  private final AtomicLong latest = new AtomicLong();
  private final Set<UniEmitter<? super Long>> waiting = ConcurrentHashMap.newKeySet();

  /** Says that all changes up to {@code sequence} are committed. */
  public void reached(long sequence) {
    latest.accumulateAndGet(sequence, Math::max);
    waiting.forEach(emitter -> emitter.complete(sequence));
  }

  /** The number of the last change that is known to be committed. */
  public long latest() {
    return latest.get();
  }

  /** Ends once a change after {@code sequence} is committed; at once when one is. */
  public Uni<Long> after(long sequence) {
    return Uni.createFrom()
        .emitter(
            emitter -> {
              waiting.add(emitter);
              emitter.onTermination(() -> waiting.remove(emitter));
              if (latest.get() > sequence) {
                emitter.complete(latest.get());
              }
            });
  }
}
