package io.patternmesh.registry.visible;

import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.revision.Audience;
import java.util.HashSet;
import java.util.Set;

/** The peers that may hold one of the revisions passed so far. */
final class Holders {

  private final Set<PeerId> peers = new HashSet<>();

  /** Whether somebody may hold {@code visible} who may hold none before it. */
  boolean add(Visible visible) {
    boolean newAuthor = peers.add(visible.author());
    if (visible.audience() instanceof Audience.Only only) {
      return peers.addAll(only.peers()) || newAuthor;
    }
    return true;
  }
}
