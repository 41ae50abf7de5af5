package io.patternmesh.agent.library;

import io.patternmesh.model.revision.Digest;
import java.util.Optional;

/** The pattern is no longer what the caller of an edit saw. */
public final class PreconditionFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PreconditionFailedException(String patternId, Digest expected, Optional<Digest> found) {
    super(
        "pattern "
            + patternId
            + ": the edit is for revision "
            + expected
            + ", the head is "
            + found.map(Digest::toString).orElse("missing")
            + "; read it again and repeat the edit");
  }
}
