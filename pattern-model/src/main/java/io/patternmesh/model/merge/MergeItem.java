package io.patternmesh.model.merge;

import io.patternmesh.model.revision.Revision;

/** A revision to merge, if the head is still the expected one. */
public record MergeItem(Revision revision, ExpectedHead expected) {

  /** A revision that the policy alone decides on. */
  public static MergeItem of(Revision revision) {
    return new MergeItem(revision, ExpectedHead.ANY);
  }
}
