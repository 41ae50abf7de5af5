package io.patternmesh.registry.merge;

import io.patternmesh.model.conflict.MergeOutcome;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import java.util.Optional;

/** What became of one item of a batch. */
sealed interface RevisionOutcome {

  /** The revision of the item. */
  Revision revision();

  /** The pattern's head after the item; empty when no revision of it is known. */
  Optional<Digest> head();

  /** The policy decided. */
  record Decided(MergeOutcome outcome, Optional<Digest> head) implements RevisionOutcome {
    @Override
    public Revision revision() {
      return outcome.incoming();
    }
  }

  /** The head was not the expected one; nothing was written. */
  record HeadMoved(Revision revision, Optional<Digest> head) implements RevisionOutcome {}
}
