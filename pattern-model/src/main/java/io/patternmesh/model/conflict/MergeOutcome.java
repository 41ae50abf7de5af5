package io.patternmesh.model.conflict;

import io.patternmesh.model.revision.Revision;

/** What became of an incoming revision. */
public sealed interface MergeOutcome {

  /** The revision that came in. */
  Revision incoming();

  /** It is the head now, and nobody's work was set aside for it. */
  record Applied(Revision incoming) implements MergeOutcome {}

  /** It adds nothing: a revision that was seen had seen it, or it holds the same content. */
  record Stale(Revision incoming) implements MergeOutcome {}

  /** It is the head already. */
  record Duplicate(Revision incoming) implements MergeOutcome {}

  /**
   * Neither author had seen the other's edit, and they differ; or the clocks say that one had, and
   * the versions the contrary, which no honest edit does.
   *
   * @param winner the head from now on, one of the two
   * @param loser the other, kept in the history
   */
  record Conflict(Revision incoming, Revision winner, Revision loser) implements MergeOutcome {}

  /** It was not let in; the reason names what was wrong. */
  record Rejected(Revision incoming, String reason) implements MergeOutcome {}
}
