package io.patternmesh.model.merge;

import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.trace.TraceParent;
import java.util.Optional;

/**
 * A revision to merge, if the head is still the expected one.
 *
 * @param trace the place in a trace that it came from; empty to take the request's own
 */
public record MergeItem(Revision revision, ExpectedHead expected, Optional<TraceParent> trace) {

  /** With no trace of its own. */
  public MergeItem(Revision revision, ExpectedHead expected) {
    this(revision, expected, Optional.empty());
  }

  /** A revision that the policy alone decides on. */
  public static MergeItem of(Revision revision) {
    return new MergeItem(revision, ExpectedHead.ANY);
  }

  /** The same, from this place in a trace. */
  public MergeItem tracedBy(Optional<TraceParent> parent) {
    return new MergeItem(revision, expected, parent);
  }
}
