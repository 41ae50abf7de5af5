import type { Digest } from "../revision/digest.js";
import type { VersionVector } from "../revision/version-vector.js";
import type { Candidate } from "./candidate.js";
import { wins } from "./revision-order.js";

/** The winner of the revisions seen of a pattern. */
export interface Head {
  /** The greatest by the order of revisions. */
  readonly winner: Candidate;
  /** The clocks of all revisions seen, merged, losers included; the next edit starts from it. */
  readonly seen: VersionVector;
}

/** What became of a revision that was let in. */
export type Outcome =
  /** It is the head now, and nobody's work was set aside for it. */
  | { readonly outcome: "applied" }
  /** It adds nothing: a revision that was seen had seen it, or it holds the same content. */
  | { readonly outcome: "stale" }
  /** It is the head already. */
  | { readonly outcome: "duplicate" }
  /**
   * Neither author had seen the other's edit, and they differ; or the clocks say that one had, and
   * the versions the contrary, which no honest edit does.
   */
  | { readonly outcome: "conflict"; readonly winner: Digest; readonly loser: Digest };

/**
 * Merges a revision into what is known of its pattern.
 *
 * Who wins is decided by the order of revisions alone. Clocks only tell whether it was a conflict,
 * so no clock, however wrong, can make two peers that saw the same revisions disagree.
 */
export function mergeInto(
  known: Head | undefined,
  incoming: Candidate,
): { readonly outcome: Outcome; readonly head: Head } {
  if (!known) {
    return { outcome: { outcome: "applied" }, head: { winner: incoming, seen: incoming.clock } };
  }
  const winner = wins(incoming, known.winner) ? incoming : known.winner;
  return {
    outcome: compare(known, incoming),
    head: { winner, seen: known.seen.merge(incoming.clock) },
  };
}

function compare({ winner: current, seen }: Head, incoming: Candidate): Outcome {
  if (incoming.digest === current.digest) {
    return { outcome: "duplicate" };
  }
  const winning = wins(incoming, current);
  const fastForward = winning && incoming.clock.compare(current.clock) === "after";
  const known = !winning && seen.covers(incoming.clock);
  const same = incoming.mark === current.mark;
  if (fastForward || (winning && same)) {
    return { outcome: "applied" };
  }
  if (known || same) {
    return { outcome: "stale" };
  }
  return winning
    ? { outcome: "conflict", winner: incoming.digest, loser: current.digest }
    : { outcome: "conflict", winner: current.digest, loser: incoming.digest };
}
