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
 * @param traceParent where in a trace the revision came from (W3C Trace Context); empty when nobody
 *     said
 */
public record Change(
    long sequence,
    Kind kind,
    String patternId,
    Optional<Digest> digest,
    Optional<PeerId> sharedBy,
    HeadEntry head,
    Optional<String> traceParent) {

  /** A step of which no trace is known. */
  public Change(
      long sequence,
      Kind kind,
      String patternId,
      Optional<Digest> digest,
      Optional<PeerId> sharedBy,
      HeadEntry head) {
    this(sequence, kind, patternId, digest, sharedBy, head, Optional.empty());
  }

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
