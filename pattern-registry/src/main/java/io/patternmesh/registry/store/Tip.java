package io.patternmesh.registry.store;

import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.VersionVector;

/**
 * A revision that no other known one has seen: the last word of one line of edits.
 *
 * @param content equal for equal contents
 * @param openConflict whether it is shown to users as one that needs a decision
 */
public record Tip(Digest digest, VersionVector clock, String content, boolean openConflict) {

  public Tip open(boolean open) {
    return new Tip(digest, clock, content, open);
  }
}
