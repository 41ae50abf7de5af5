package io.patternmesh.model.conflict;

import io.patternmesh.model.conflict.MergeOutcome.Applied;
import io.patternmesh.model.conflict.MergeOutcome.Conflict;
import io.patternmesh.model.conflict.MergeOutcome.Duplicate;
import io.patternmesh.model.conflict.MergeOutcome.Rejected;
import io.patternmesh.model.conflict.MergeOutcome.Stale;
import io.patternmesh.model.revision.Causality;
import io.patternmesh.model.revision.Revision;
import io.smallrye.mutiny.Multi;
import java.util.Optional;
import java.util.function.Function;

/**
 * Merges a stream of revisions into heads, one outcome for each revision, in order.
 *
 * <pre>{@code
 * Multi<MergeOutcome> outcomes = revisions.plug(ConflictPolicy.against(heads));
 * }</pre>
 *
 * <p>Who wins is decided by {@link RevisionOrder} alone. Clocks only tell whether it was a
 * conflict, so no clock, however wrong, can make two peers that saw the same revisions disagree.
 */
public final class ConflictPolicy implements Function<Multi<Revision>, Multi<MergeOutcome>> {

  private final Heads heads;
  private final Admission admission;

  private ConflictPolicy(Heads heads, Admission admission) {
    this.heads = heads;
    this.admission = admission;
  }

  /** The policy over these heads, which it updates as revisions pass. */
  public static ConflictPolicy against(Heads heads) {
    return new ConflictPolicy(heads, Admission.ALL);
  }

  /** The same policy, with what {@code admission} refuses coming out as {@link Rejected}. */
  public ConflictPolicy admitting(Admission admission) {
    return new ConflictPolicy(heads, this.admission.and(admission));
  }

  @Override
  public Multi<MergeOutcome> apply(Multi<Revision> revisions) {
    return new ConflictPolicyOp(revisions, this::merge);
  }

  private MergeOutcome merge(Revision incoming) {
    Optional<String> refusal = admission.refusal(incoming);
    if (refusal.isPresent()) {
      return new Rejected(incoming, refusal.get());
    }
    Optional<Head> known = heads.find(incoming.patternId());
    heads.put(known.map(head -> head.with(incoming)).orElseGet(() -> Head.of(incoming)));
    return known.map(head -> compare(head, incoming)).orElseGet(() -> new Applied(incoming));
  }

  private static MergeOutcome compare(Head head, Revision incoming) {
    Revision current = head.revision();
    if (incoming.equals(current)) {
      return new Duplicate(incoming);
    }
    boolean wins = RevisionOrder.wins(incoming, current);
    boolean fastForward = wins && incoming.clock().compare(current.clock()) == Causality.AFTER;
    boolean known = !wins && head.seen().covers(incoming.clock());
    boolean sameContent = incoming.content().equals(current.content());
    if (fastForward || wins && sameContent) {
      return new Applied(incoming);
    }
    if (known || sameContent) {
      return new Stale(incoming);
    }
    return wins
        ? new Conflict(incoming, incoming, current)
        : new Conflict(incoming, current, incoming);
  }
}
