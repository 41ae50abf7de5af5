package io.patternmesh.signaling.admission;

import io.patternmesh.signaling.room.Member;

/** What came of checking a join. */
public sealed interface Verdict {

  /** The peer holds the key of the id it claims. */
  record Proven(Member member) implements Verdict {}

  /**
   * It does not, or lacks the room token.
   *
   * @param reason what was wrong, for the peer
   */
  record Refuted(String reason) implements Verdict {}
}
