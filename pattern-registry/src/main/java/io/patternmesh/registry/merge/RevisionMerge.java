package io.patternmesh.registry.merge;

import io.patternmesh.model.conflict.Admission;
import io.patternmesh.model.conflict.ConflictPolicy;
import io.patternmesh.model.conflict.MergeOutcome;
import io.patternmesh.model.merge.MergeItem;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.trace.TraceParent;
import io.patternmesh.registry.store.LockedLibrary;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Merges the revisions of one batch into a locked library. */
final class RevisionMerge {

  private final LockedLibrary library;
  private final Admission admission;
  private final Optional<TraceParent> from;
  private final List<RevisionOutcome> outcomes = new ArrayList<>();
  private long sequence;

  /**
   * @param from the place in a trace of all revisions, where none of them has one of its own
   */
  RevisionMerge(LockedLibrary library, Admission admission, Optional<TraceParent> from) {
    this.library = library;
    this.admission = admission;
    this.from = from;
    this.sequence = library.latest();
  }

  /** Merges and writes; ends with the number of the last change. */
  Uni<Long> merge(List<MergeItem> items) {
    if (items.isEmpty()) {
      return Uni.createFrom().item(sequence);
    }
    return library
        .patterns()
        .headSizes(patternIds(items))
        .toMulti()
        .flatMap(sizes -> Multi.createFrom().iterable(Slices.of(items, sizes)))
        .onItem()
        .transformToUniAndConcatenate(this::slice)
        .collect()
        .last()
        .map(ignored -> sequence);
  }

  /** What became of each item, in order. */
  List<RevisionOutcome> outcomes() {
    return List.copyOf(outcomes);
  }

  private Uni<Boolean> slice(List<MergeItem> items) {
    return Uni.combine()
        .all()
        .unis(
            library.patterns().patterns(patternIds(items)),
            library.patterns().known(digests(items)))
        .with(
            (patterns, known) ->
                new Workbench(
                    patterns, known, library.revisions()::visible, traces(items), sequence))
        .flatMap(bench -> policy(items, bench).replaceWith(bench))
        .invoke(bench -> sequence = bench.sequence())
        .flatMap(bench -> library.revisions().write(bench.written()))
        .replaceWith(true);
  }

  /** One item passes at a time, so what an item expects is compared with what the last one left. */
  private Uni<Void> policy(List<MergeItem> items, Workbench bench) {
    return Multi.createFrom()
        .iterable(items)
        .filter(item -> isExpected(item, bench))
        .map(MergeItem::revision)
        .plug(ConflictPolicy.against(bench).admitting(admission).admitting(new ClockRoom(bench)))
        .invoke(bench::keep)
        .invoke(outcome -> outcomes.add(decided(outcome, bench)))
        .onItem()
        .ignoreAsUni();
  }

  private boolean isExpected(MergeItem item, Workbench bench) {
    Optional<Digest> head = bench.headDigest(item.revision().patternId());
    // A caller that did not get its answer and asks again finds its own revision as the head.
    boolean isHead = head.equals(Optional.of(item.revision().digest()));
    boolean expected = isHead || item.expected().isMetBy(head);
    if (!expected) {
      outcomes.add(new RevisionOutcome.HeadMoved(item.revision(), head));
    }
    return expected;
  }

  private static RevisionOutcome decided(MergeOutcome outcome, Workbench bench) {
    return new RevisionOutcome.Decided(outcome, bench.headDigest(outcome.incoming().patternId()));
  }

  private Map<Digest, TraceParent> traces(List<MergeItem> items) {
    Map<Digest, TraceParent> traces = new HashMap<>();
    Optional<TraceParent> all =
        items.stream().allMatch(item -> item.trace().isEmpty()) ? from : Optional.empty();
    items.forEach(
        item ->
            item.trace()
                .or(() -> all)
                .ifPresent(trace -> traces.putIfAbsent(item.revision().digest(), trace)));
    return traces;
  }

  private static Set<String> patternIds(List<MergeItem> items) {
    return items.stream().map(item -> item.revision().patternId()).collect(Collectors.toSet());
  }

  private static Set<Digest> digests(List<MergeItem> items) {
    return items.stream().map(item -> item.revision().digest()).collect(Collectors.toSet());
  }
}
