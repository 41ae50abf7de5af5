package io.patternmesh.registry.merge;

import io.patternmesh.model.conflict.Head;
import io.patternmesh.model.conflict.Heads;
import io.patternmesh.model.conflict.MergeOutcome;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.trace.TraceParent;
import io.patternmesh.registry.store.ChangeKind;
import io.patternmesh.registry.store.KnownPattern;
import io.patternmesh.registry.store.NewChange;
import io.patternmesh.registry.store.Written;
import io.patternmesh.registry.visible.VisibleChain;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The patterns of a slice while it is merged, and what will be written of them. */
final class Workbench implements Heads {

  private final Map<String, PatternMerge> patterns = new LinkedHashMap<>();
  private final Set<Digest> known;
  private final List<NewChange> changes = new ArrayList<>();
  private final Function<VisibleChain, String> shown;
  private final Map<Digest, TraceParent> traces;
  private long sequence;

  /**
   * @param known the digests of the slice that the history holds
   * @param shown how a chain is written in a change
   * @param traces the places in traces that revisions came from
   * @param sequence the number of the last change
   */
  Workbench(
      Collection<KnownPattern> patterns,
      Set<Digest> known,
      Function<VisibleChain, String> shown,
      Map<Digest, TraceParent> traces,
      long sequence) {
    this.shown = shown;
    this.traces = traces;
    patterns.forEach(pattern -> this.patterns.put(pattern.patternId(), new PatternMerge(pattern)));
    this.known = known;
    this.sequence = sequence;
  }

  @Override
  public Optional<Head> find(String patternId) {
    return patterns.get(patternId).head();
  }

  @Override
  public void put(Head head) {
    patterns.get(head.revision().patternId()).become(head);
  }

  Optional<Digest> headDigest(String patternId) {
    return patterns.get(patternId).headDigest();
  }

  long sequence() {
    return sequence;
  }

  /** Keeps what the policy decided on, when it is new. */
  void keep(MergeOutcome outcome) {
    Revision revision = outcome.incoming();
    PatternMerge pattern = patterns.get(revision.patternId());
    boolean isNew = !known.contains(revision.digest()) && !pattern.added(revision.digest());
    if (outcome instanceof MergeOutcome.Rejected || !isNew) {
      return;
    }
    sequence++;
    pattern.add(revision, sequence);
    changes.add(change(outcome, pattern));
  }

  private NewChange change(MergeOutcome outcome, PatternMerge pattern) {
    Optional<MergeOutcome.Conflict> conflict =
        Optional.of(outcome)
            .filter(MergeOutcome.Conflict.class::isInstance)
            .map(MergeOutcome.Conflict.class::cast);
    ChangeKind kind =
        conflict.isPresent()
            ? ChangeKind.CONFLICT
            : outcome instanceof MergeOutcome.Applied ? ChangeKind.APPLIED : ChangeKind.KEPT;
    return new NewChange(
        sequence,
        kind,
        outcome.incoming().patternId(),
        Optional.of(outcome.incoming().digest()),
        conflict.map(MergeOutcome.Conflict::winner).map(Revision::digest),
        conflict.map(MergeOutcome.Conflict::loser).map(Revision::digest),
        shown.apply(pattern.chain()),
        pattern.usageMark(),
        Optional.ofNullable(traces.get(outcome.incoming().digest())),
        pattern.effects());
  }

  Written written() {
    List<PatternMerge> changed = patterns.values().stream().filter(PatternMerge::changed).toList();
    return new Written(
        changed.stream().flatMap(pattern -> pattern.newRevisions().stream()).toList(),
        changed.stream().flatMap(pattern -> pattern.changedTips().stream()).toList(),
        changed.stream().map(PatternMerge::after).toList(),
        changes);
  }
}
