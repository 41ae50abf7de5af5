package io.patternmesh.registry.merge;

import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.pattern.InvalidFieldException;
import io.patternmesh.model.usage.PatternUsage;
import io.patternmesh.model.usage.UsageCounter;
import io.patternmesh.registry.store.ChangeEffects;
import io.patternmesh.registry.store.ChangeKind;
import io.patternmesh.registry.store.LockedLibrary;
import io.patternmesh.registry.store.NewChange;
import io.patternmesh.registry.store.ShownPattern;
import io.patternmesh.registry.store.UsageSummary;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Merges the usage counters of one batch into a locked library. */
final class UsageMerge {

  /** Counters read at once; each may name a thousand peers. */
  private static final int SLICE = 100;

  private final LockedLibrary library;
  private final List<UsageOutcome> outcomes = new ArrayList<>();
  private long sequence;

  /**
   * @param sequence the number of the last change
   */
  UsageMerge(LockedLibrary library, long sequence) {
    this.library = library;
    this.sequence = sequence;
  }

  /** Merges and writes; ends with the number of the last change. */
  Uni<Long> merge(List<PatternUsage> usages) {
    return Multi.createFrom()
        .iterable(usages)
        .group()
        .intoLists()
        .of(SLICE)
        .onItem()
        .transformToUniAndConcatenate(this::slice)
        .collect()
        .last()
        .map(ignored -> sequence);
  }

  /** What became of each counter, in order. */
  List<UsageOutcome> outcomes() {
    return List.copyOf(outcomes);
  }

  private Uni<Boolean> slice(List<PatternUsage> usages) {
    List<String> ids = usages.stream().map(PatternUsage::patternId).distinct().toList();
    return Uni.combine()
        .all()
        .unis(library.patterns().usage(ids), library.patterns().shown(ids))
        .asTuple()
        .flatMap(
            read -> {
              Map<String, UsageCounter> counters = new HashMap<>(read.getItem1());
              Map<String, UsageCounter> grown = new LinkedHashMap<>();
              List<NewChange> changes = new ArrayList<>();
              for (PatternUsage usage : usages) {
                one(usage, counters)
                    .ifPresent(
                        growth -> {
                          grown.put(usage.patternId(), growth.after());
                          changes.add(change(usage.patternId(), growth, read.getItem2()));
                        });
              }
              return library
                  .usage()
                  .write(patternUsages(grown))
                  .chain(() -> library.revisions().log(changes));
            })
        .replaceWith(true);
  }

  /** How the counter grew, when it did. */
  private Optional<Growth> one(PatternUsage usage, Map<String, UsageCounter> counters) {
    UsageCounter before = counters.get(usage.patternId());
    try {
      UsageCounter after = before.merge(usage.counter());
      if (after.equals(before)) {
        outcomes.add(new UsageOutcome.Unchanged(usage.patternId(), before.total()));
        return Optional.empty();
      }
      counters.put(usage.patternId(), after);
      outcomes.add(new UsageOutcome.Applied(usage.patternId(), after.total()));
      return Optional.of(new Growth(before, after));
    } catch (InvalidFieldException e) {
      outcomes.add(new UsageOutcome.Rejected(usage.patternId(), e.getMessage()));
      return Optional.empty();
    }
  }

  private NewChange change(String patternId, Growth growth, Map<String, ShownPattern> shown) {
    sequence++;
    ShownPattern pattern = shown.getOrDefault(patternId, ShownPattern.NONE);
    return new NewChange(
        sequence,
        ChangeKind.USAGE,
        patternId,
        pattern.head(),
        Optional.empty(),
        Optional.empty(),
        pattern.visible(),
        UsageSummary.of(growth.after()).mark(),
        Optional.empty(),
        ChangeEffects.ofUsage(pattern.head(), growth.counts()));
  }

  /** A counter that grew. */
  private record Growth(UsageCounter before, UsageCounter after) {

    /** What is greater than before, by peer. */
    SortedMap<PeerId, Long> counts() {
      TreeMap<PeerId, Long> grown = new TreeMap<>();
      after.counts().entrySet().stream()
          .filter(count -> !count.getValue().equals(before.counts().get(count.getKey())))
          .forEach(count -> grown.put(count.getKey(), count.getValue()));
      return grown;
    }
  }

  private static List<PatternUsage> patternUsages(Map<String, UsageCounter> grown) {
    return grown.entrySet().stream()
        .map(entry -> new PatternUsage(entry.getKey(), entry.getValue()))
        .toList();
  }
}
