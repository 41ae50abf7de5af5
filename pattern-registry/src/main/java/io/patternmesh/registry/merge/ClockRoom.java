package io.patternmesh.registry.merge;

import io.patternmesh.model.conflict.Admission;
import io.patternmesh.model.conflict.Heads;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.revision.VersionVector;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses a revision whose clock would make a head's {@code seen} name more peers than a vector
 * may: it would stop every later merge of that pattern.
 */
record ClockRoom(Heads heads) implements Admission {

  @Override
  public Optional<String> refusal(Revision revision) {
    Set<PeerId> peers = new HashSet<>(revision.clock().counters().keySet());
    heads
        .find(revision.patternId())
        .ifPresent(head -> peers.addAll(head.seen().counters().keySet()));
    return peers.size() > VersionVector.PEERS
        ? Optional.of(
            "clock: at most "
                + VersionVector.PEERS
                + " peers over all revisions of a pattern expected, got "
                + peers.size())
        : Optional.empty();
  }
}
