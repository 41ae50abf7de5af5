import { greatestFirst, rankOf } from "../conflict/revision-order.js";
import type { Audience } from "../pattern/shared-pattern.js";
import { audience, bothAudiences } from "../revision/audience.js";
import type { Revision } from "../revision/revision.js";
import type { LibraryParts } from "./library-parts.js";
import type { StoredRevision } from "./stored-revisions.js";
import { findRevisions } from "./stored-revisions.js";
import { openTips } from "./tips.js";

/** Two concurrent revisions of one pattern that differ. */
export interface OpenConflict {
  readonly patternId: string;
  /** The one that was here first. */
  readonly local: Revision;
  /** The one that came to it. */
  readonly remote: Revision;
  /** The side that counts until someone settles it. */
  readonly winner: "local" | "remote";
}

/** Every open conflict of the library, by pattern id. */
export async function openConflicts(
  parts: Pick<LibraryParts, "index" | "store">,
): Promise<OpenConflict[]> {
  const conflicts: OpenConflict[] = [];
  for (const { patternId } of parts.index.disputed()) {
    conflicts.push(...(await conflictsOf(parts, patternId)));
  }
  return conflicts;
}

/** The open conflicts of one pattern, each with the head; the greatest of the losers first. */
export async function conflictsOf(
  { index, store }: Pick<LibraryParts, "index" | "store">,
  patternId: string,
): Promise<OpenConflict[]> {
  const pattern = index.find(patternId);
  const losers = openTips(pattern?.tips ?? []).map(({ digest }) => digest);
  if (!pattern || losers.length === 0) {
    return [];
  }
  const [head, ...others] = await findRevisions(store, [pattern.head.winner.digest, ...losers]);
  return others
    .sort((one, other) => greatestFirst(rankOf(one.revision), rankOf(other.revision)))
    .map((other) => conflictOf(patternId, head!, other));
}

/** Those who made the two sides: both are to hear of a resolution. */
export function authorsOf({ local, remote }: OpenConflict): Audience {
  return audience([local.sharedBy, remote.sharedBy]);
}

/** Everybody who may hold one side or the other. */
export function audienceOf(conflict: OpenConflict): Audience {
  const { local, remote } = conflict;
  return bothAudiences(
    bothAudiences(local.body.audience, remote.body.audience),
    authorsOf(conflict),
  );
}

function conflictOf(patternId: string, head: StoredRevision, other: StoredRevision): OpenConflict {
  const headFirst = head.sequence <= other.sequence;
  const [local, remote] = headFirst ? [head, other] : [other, head];
  return {
    patternId,
    local: local.revision,
    remote: remote.revision,
    winner: headFirst ? "local" : "remote",
  };
}
