package io.patternmesh.registry.merge;

import io.patternmesh.model.conflict.Admission;
import io.patternmesh.model.merge.MergeBatch;
import io.patternmesh.model.trace.TraceParent;
import io.patternmesh.registry.signal.Commits;
import io.patternmesh.registry.store.LockedLibrary;
import io.patternmesh.registry.store.MergeStore;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;

/** Merges batches into the library: signatures first, then one transaction each. */
@Singleton
final class Merging {

  private final MergeStore store;
  private final Commits commits;
  private final OneAtATime turns;
  private final Admission honestTime;
  private final Signatures signatures = new Signatures();

  Merging(
      MergeStore store, Commits commits, OneAtATime turns, Clock clock, MergeSettings settings) {
    this.store = store;
    this.commits = commits;
    this.turns = turns;
    this.honestTime = Admission.notAheadOf(clock, settings.tolerance());
  }

  /**
   * Merges a batch whole or, when the database fails, not at all.
   *
   * @param from the place in a trace of revisions that have none of their own
   */
  Uni<Merged> merge(MergeBatch batch, Optional<TraceParent> from) {
    return signatures
        .verify(batch.items())
        .flatMap(
            authentic ->
                turns.run(
                    () ->
                        store.locked(
                            library -> merge(batch, from, library, authentic.and(honestTime)))))
        .invoke(merged -> commits.reached(merged.sequence()));
  }

  private static Uni<Merged> merge(
      MergeBatch batch, Optional<TraceParent> from, LockedLibrary library, Admission admission) {
    RevisionMerge revisions = new RevisionMerge(library, admission, from);
    return revisions
        .merge(batch.items())
        .flatMap(
            sequence -> {
              UsageMerge usages = new UsageMerge(library, sequence);
              return usages
                  .merge(batch.usages())
                  .call(latest -> advance(library, latest))
                  .map(latest -> new Merged(latest, revisions.outcomes(), usages.outcomes()));
            });
  }

  private static Uni<Void> advance(LockedLibrary library, long latest) {
    return latest == library.latest()
        ? Uni.createFrom().voidItem()
        : library.revisions().advance(latest);
  }
}
