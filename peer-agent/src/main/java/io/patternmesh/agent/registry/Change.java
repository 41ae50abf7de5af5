package io.patternmesh.agent.registry;

import io.patternmesh.agent.index.HeadEntry;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.revision.Digest;
import java.util.Optional;

/**
 * One step of the registry's change sequence.
 *
 * @param sequence its place, from 1, without gaps
 * @param digest of the revision that came in; empty when only usage changed
 * @param sharedBy the revision's author; empty when only usage changed
 * @param head the pattern's heads after this step
 */
public record Change(
    long sequence,
    Kind kind,
    String patternId,
    Optional<Digest> digest,
    Optional<PeerId> sharedBy,
    HeadEntry head) {

  /** What a step did. */
  public enum Kind {
    /** A revision became the head. */
    APPLIED,
    /** Two concurrent revisions met; the winner is the head. */
    CONFLICT,
    /** A revision went into the history; the head stays. */
    KEPT,
    /** A usage counter grew. */
    USAGE
  }
}
