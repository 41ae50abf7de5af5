package io.patternmesh.agent.index;

import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Digest;

/** A revision that is the head for those who may hold it and none greater. */
public record VisibleHead(Digest digest, Audience audience, PeerId author) {

  /** Whether {@code peer} is of its audience, or its author. */
  public boolean mayBeHeldBy(PeerId peer) {
    return audience.includes(peer) || author.equals(peer);
  }
}
