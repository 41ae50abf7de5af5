package io.patternmesh.registry.merge;

import io.patternmesh.model.conflict.Head;
import io.patternmesh.model.revision.Causality;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.registry.store.ChangeEffects;
import io.patternmesh.registry.store.ContentMark;
import io.patternmesh.registry.store.KnownPattern;
import io.patternmesh.registry.store.NewRevision;
import io.patternmesh.registry.store.Tip;
import io.patternmesh.registry.store.TipState;
import io.patternmesh.registry.visible.VisibleChain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One pattern while a slice of a batch is merged into it. Not thread-safe. */
final class PatternMerge {

  private final KnownPattern before;
  private final Map<Digest, Tip> tips = new LinkedHashMap<>();
  private final Map<Digest, Revision> added = new LinkedHashMap<>();
  private final Map<Digest, Long> sequences = new LinkedHashMap<>();
  private Optional<Head> head;
  private VisibleChain chain;
  private Optional<Digest> headOfLastChange;
  private Set<Digest> openSinceLastChange;

  PatternMerge(KnownPattern before) {
    this.before = before;
    this.head = before.head();
    this.chain = before.chain();
    before.tips().forEach(tip -> tips.put(tip.digest(), tip));
    this.headOfLastChange = headDigest();
    this.openSinceLastChange = digests(before.tips().stream().filter(Tip::openConflict));
  }

  Optional<Head> head() {
    return head;
  }

  Optional<Digest> headDigest() {
    return head.map(Head::revision).map(Revision::digest);
  }

  VisibleChain chain() {
    return chain;
  }

  String usageMark() {
    return before.usage().mark();
  }

  boolean added(Digest digest) {
    return added.containsKey(digest);
  }

  void become(Head head) {
    this.head = Optional.of(head);
  }

  /** Adds a revision that the history does not hold yet. */
  void add(Revision revision, long sequence) {
    added.put(revision.digest(), revision);
    sequences.put(revision.digest(), sequence);
    chain = chain.with(revision);
    boolean superseded =
        tips.values().stream()
            .anyMatch(tip -> revision.clock().compare(tip.clock()) == Causality.BEFORE);
    if (!superseded) {
      tips.values().removeIf(tip -> tip.clock().compare(revision.clock()) == Causality.BEFORE);
      tips.put(
          revision.digest(),
          new Tip(revision.digest(), revision.clock(), ContentMark.of(revision.content()), false));
    }
  }

  /** What came of the revision that was added last: what is otherwise than after the one before. */
  ChangeEffects effects() {
    Set<Digest> open = digests(tips.values().stream().filter(this::open));
    ChangeEffects effects =
        ChangeEffects.ofRevision(
            headOfLastChange,
            open.stream().filter(tip -> !openSinceLastChange.contains(tip)).toList(),
            openSinceLastChange.stream().filter(tip -> !open.contains(tip)).toList());
    headOfLastChange = headDigest();
    openSinceLastChange = open;
    return effects;
  }

  private static Set<Digest> digests(Stream<Tip> tips) {
    return tips.map(Tip::digest).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Whether there is anything to write. */
  boolean changed() {
    return !added.isEmpty();
  }

  KnownPattern after() {
    return new KnownPattern(
        before.patternId(), head, chain, List.copyOf(tips.values()), before.usage());
  }

  List<NewRevision> newRevisions() {
    return added.values().stream()
        .map(
            revision -> {
              Optional<Tip> tip = Optional.ofNullable(tips.get(revision.digest()));
              return new NewRevision(
                  revision,
                  sequences.get(revision.digest()),
                  tip.isPresent(),
                  tip.filter(this::open).isPresent());
            })
        .toList();
  }

  /** The revisions stored before that stand otherwise now. */
  List<TipState> changedTips() {
    List<TipState> changed = new ArrayList<>();
    for (Tip was : before.tips()) {
      boolean tip = tips.containsKey(was.digest());
      boolean open = tip && open(was);
      if (!tip || open != was.openConflict()) {
        changed.add(new TipState(was.digest(), tip, open));
      }
    }
    return changed;
  }

  /** Whether a tip needs a decision: the head's author had not seen it, and it differs. */
  private boolean open(Tip tip) {
    Revision current = head.orElseThrow().revision();
    return !tip.digest().equals(current.digest())
        && !current.clock().covers(tip.clock())
        && !tip.content().equals(ContentMark.of(current.content()));
  }
}
