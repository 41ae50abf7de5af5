package io.patternmesh.registry.change;

import io.patternmesh.registry.signal.Commits;
import io.patternmesh.registry.store.ChangeStore;
import io.patternmesh.registry.store.StoredChange;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The change sequence from some number on, for ever: pages from the table, the next one read when
 * the reader has room, and waited for when there is none.
 */
@Singleton
public final class Changes {

  /** Most changes that are read at once. */
  static final int PAGE = 100;

  /** The signal comes from this process; this is for a merge by another on the same database. */
  private static final Duration LOOK_ANYWAY = Duration.ofSeconds(15);

  private final ChangeStore store;
  private final Commits commits;

  Changes(ChangeStore store, Commits commits) {
    this.store = store;
    this.commits = commits;
  }

  /** Every change after {@code sequence}, in order, each once. Never completes. */
  public Multi<StoredChange> after(long sequence) {
    return Multi.createBy()
        .repeating()
        .uni(() -> new AtomicLong(sequence), this::page)
        .indefinitely()
        .onItem()
        .transformToMultiAndConcatenate(page -> Multi.createFrom().iterable(page));
  }

  /** The changes after {@code sequence}; none when none came within {@code patience}. */
  Uni<List<StoredChange>> page(long sequence, int most, Duration patience) {
    return store
        .after(sequence, most)
        .flatMap(
            page ->
                page.isEmpty() && !patience.isZero()
                    ? later(sequence, patience).chain(() -> store.after(sequence, most))
                    : Uni.createFrom().item(page));
  }

  private Uni<List<StoredChange>> page(AtomicLong last) {
    return store
        .after(last.get(), PAGE)
        .flatMap(
            page -> page.isEmpty() ? later(last.get(), LOOK_ANYWAY) : Uni.createFrom().item(page))
        .invoke(page -> page.forEach(change -> last.set(change.sequence())));
  }

  private Uni<List<StoredChange>> later(long sequence, Duration patience) {
    return commits
        .after(sequence)
        .replaceWithVoid()
        .ifNoItem()
        .after(patience)
        .recoverWithItem(() -> null)
        .replaceWith(List.of());
  }
}
