import { sameContent } from "../pattern/pattern-content.js";
import type { Digest } from "../revision/digest.js";
import type { Revision } from "../revision/revision.js";
import type { VersionVector } from "../revision/version-vector.js";
import { wins } from "./revision-order.js";

/** The winner of the revisions seen of a pattern. */
export interface Head {
  /** The greatest by the order of revisions. */
  readonly revision: Revision;
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
export function mergeRevision(
  known: Head | undefined,
  incoming: Revision,
): Outcome & { readonly head: Head } {
  if (!known) {
    return { outcome: "applied", head: { revision: incoming, seen: incoming.body.clock } };
  }
  const head = {
    revision: wins(incoming, known.revision) ? incoming : known.revision,
    seen: known.seen.merge(incoming.body.clock),
  };
  return { ...compare(known, incoming), head };
}

function compare({ revision: current, seen }: Head, incoming: Revision): Outcome {
  if (incoming.digest === current.digest) {
    return { outcome: "duplicate" };
  }
  const winning = wins(incoming, current);
  const fastForward = winning && incoming.body.clock.compare(current.body.clock) === "after";
  const known = !winning && seen.covers(incoming.body.clock);
  const same = sameContent(incoming.body.content, current.body.content);
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
