package io.patternmesh.agent.library;

import io.patternmesh.agent.identity.Identity;
import io.patternmesh.agent.registry.HeadDetail;
import io.patternmesh.agent.registry.Registry;
import io.patternmesh.model.merge.MergeBatch;
import io.patternmesh.model.usage.PatternUsage;
import io.patternmesh.model.usage.UsageCounter;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/** Counts this member's uses, one after the other, so that none is lost to another. */
@ApplicationScoped
public class UsageRecorder {

  private final Registry registry;
  private final Identity identity;
  private final BroadcastProcessor<String> used = BroadcastProcessor.create();
  private final AtomicReference<CompletableFuture<Void>> last =
      new AtomicReference<>(CompletableFuture.completedFuture(null));

  UsageRecorder(Registry registry, Identity identity) {
    this.registry = registry;
    this.identity = identity;
  }

  /** The ids of the patterns that this member uses, from now on. */
  public Multi<String> used() {
    return used;
  }

  /** Counts one more use and gives the count over all members. */
  public Uni<Long> use(String patternId) {
    return Uni.createFrom()
        .deferred(
            () -> {
              CompletableFuture<Void> mine = new CompletableFuture<>();
              CompletableFuture<Void> before = last.getAndSet(mine);
              return Uni.createFrom()
                  .completionStage(before::copy)
                  .chain(() -> count(patternId))
                  .onTermination()
                  .invoke(() -> before.whenComplete((done, failure) -> mine.complete(null)));
            });
  }

  private Uni<Long> count(String patternId) {
    return registry
        .head(patternId)
        .chain(
            head -> {
              UsageCounter counter =
                  head.filter(detail -> !detail.deleted())
                      .map(HeadDetail::usage)
                      .orElseThrow(() -> new NoSuchPatternException(patternId, "pattern"))
                      .usedBy(identity.id());
              return registry
                  .merge(new MergeBatch(List.of(), List.of(new PatternUsage(patternId, counter))))
                  .replaceWith(counter.total());
            })
        .invoke(() -> used.onNext(patternId));
  }
}
