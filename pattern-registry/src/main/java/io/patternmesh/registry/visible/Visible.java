package io.patternmesh.registry.visible;

import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import java.time.Instant;
import java.util.Comparator;

/**
 * A revision of the chain, with what {@code RevisionOrder} compares.
 *
 * @param author may hold the revision besides its audience
 */
public record Visible(
    Digest digest,
    Audience audience,
    PeerId author,
    long version,
    Instant updatedAt,
    boolean deleted) {

  /** The same order as the model's {@code RevisionOrder}, the greatest first. */
  static final Comparator<Visible> GREATEST_FIRST =
      Comparator.comparingLong(Visible::version)
          .thenComparing(Visible::updatedAt)
          .thenComparing(visible -> !visible.deleted())
          .thenComparing(Visible::digest)
          .reversed();

  static Visible of(Revision revision) {
    return new Visible(
        revision.digest(),
        revision.audience(),
        revision.sharedBy(),
        revision.body().version(),
        revision.body().updatedAt(),
        revision.body().deleted());
  }
}
