package io.patternmesh.model.conflict;

import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.revision.VersionVector;

/**
 * The winner of the revisions seen of a pattern.
 *
 * @param revision the greatest by {@link RevisionOrder}
 * @param seen the merge of the clocks of all revisions seen, losers included; the clock from which
 *     the next edit starts
 */
public record Head(Revision revision, VersionVector seen) {

  /** The head of a pattern of which only this revision was seen. */
  public static Head of(Revision revision) {
    return new Head(revision, revision.clock());
  }

  /** The head after {@code incoming} was seen too. */
  public Head with(Revision incoming) {
    return new Head(
        RevisionOrder.wins(incoming, revision) ? incoming : revision, seen.merge(incoming.clock()));
  }
}
