package io.patternmesh.model.conflict;

import io.patternmesh.model.revision.Revision;
import java.util.Comparator;

/**
 * The total order of a pattern's revisions: the greater version, then the later {@code updatedAt},
 * then an edit over a delete, then the greater digest. A head is the maximum of the revisions seen,
 * and a maximum depends on neither order nor repetition.
 */
public final class RevisionOrder {

  /** Ascending: the winner is the greatest. */
  public static final Comparator<Revision> ASCENDING =
      Comparator.comparingLong((Revision revision) -> revision.body().version())
          .thenComparing(revision -> revision.body().updatedAt())
          .thenComparing(revision -> !revision.body().deleted())
          .thenComparing(Revision::digest);

  private RevisionOrder() {}

  /** Whether {@code one} wins over {@code other}. */
  public static boolean wins(Revision one, Revision other) {
    return ASCENDING.compare(one, other) > 0;
  }
}
