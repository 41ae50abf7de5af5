import { MeshError, PreconditionFailedError } from "../errors.js";
import type { Audience, PatternContent } from "../pattern/shared-pattern.js";
import { audience, bothAudiences } from "../revision/audience.js";
import { signRevision } from "../revision/make-revision.js";
import type { Revision } from "../revision/revision.js";
import { VersionVector } from "../revision/version-vector.js";
import type { KnownPattern } from "./known-pattern.js";
import type { Merged } from "./library.js";
import type { LibraryParts } from "./library-parts.js";
import { mergeOwn } from "./merging.js";
import { noSuch } from "./no-such.js";
import { findRevisions } from "./stored-revisions.js";

/** What an edit of an existing pattern starts from: the head, and all that was seen before it. */
export interface Base {
  readonly pattern: KnownPattern;
  readonly head: Revision;
}

/** What a pattern is to become. */
export interface Edit {
  /** Absent to delete. */
  readonly content?: PatternContent;
  /** Who may hold it besides those who may already; when absent, the room for a new one. */
  readonly audience?: Audience;
}

/**
 * Edits a pattern: signs what follows everything that was seen, and merges it.
 *
 * @param ifMatch the head that the user saw; absent to follow whatever is there
 * @param change what to make of the present state; no edit leaves it as it is
 * @returns the revision that is the head now
 */
export function edit(
  parts: LibraryParts,
  patternId: string,
  ifMatch: string | undefined,
  change: (base: Base | undefined) => Edit | undefined,
): Promise<Revision> {
  return parts.turns.run(async () => {
    const base = await baseOf(parts, patternId);
    if (ifMatch !== undefined && ifMatch.toLowerCase() !== base?.head.digest) {
      throw preconditionFailed(patternId, ifMatch, base);
    }
    const wanted = change(base);
    if (!wanted) {
      return headOf(base, patternId);
    }
    const revision = await revise(parts, patternId, base, wanted);
    return accepted(await mergeOwn(parts, { revision, expected: base?.head.digest ?? null }));
  });
}

/** The head of a pattern and its content; undefined when no revision was ever seen. */
export async function baseOf(
  { index, store }: Pick<LibraryParts, "index" | "store">,
  patternId: string,
): Promise<Base | undefined> {
  const pattern = index.find(patternId);
  if (!pattern) {
    return undefined;
  }
  const [found] = await findRevisions(store, [pattern.head.winner.digest]);
  if (!found) {
    throw new MeshError(
      "storage-failed",
      `pattern ${patternId}: its newest revision is not in the library any more; clear this page's data`,
    );
  }
  return { pattern, head: found.revision };
}

/** The revision that makes `edit` follow everything that was seen. */
function revise(
  { identity, now }: LibraryParts,
  patternId: string,
  base: Base | undefined,
  { content, audience: wanted }: Edit,
): Promise<Revision> {
  const time = now();
  const seen = base?.pattern.head.seen ?? VersionVector.EMPTY;
  const body = {
    patternId,
    version: (base?.pattern.head.winner.version ?? 0) + 1,
    createdAt: base?.head.body.createdAt ?? time,
    updatedAt: time,
    clock: seen.next(identity.peerId, time),
    audience: grown(identity.peerId, base?.head, wanted),
  };
  return signRevision(content ? { ...body, content } : body, identity);
}

/** Who holds a pattern keeps seeing it, its last author too: an audience only ever grows. */
function grown(self: string, head: Revision | undefined, wanted: Audience | undefined): Audience {
  if (!head) {
    return audience(wanted ?? "room");
  }
  const { sharedBy, body } = head;
  const now = sharedBy === self ? body.audience : bothAudiences(body.audience, [sharedBy]);
  return bothAudiences(now, wanted ?? []);
}

function accepted(merged: Merged): Revision {
  if (merged.outcome === "applied") {
    return merged.revision;
  }
  const reason = merged.outcome === "rejected" ? merged.reason : `it came out as ${merged.outcome}`;
  throw new MeshError("edit-rejected", `pattern ${merged.revision.body.patternId}: ${reason}`);
}

function headOf(base: Base | undefined, patternId: string): Revision {
  if (!base) {
    throw noSuch("pattern", patternId);
  }
  return base.head;
}

function preconditionFailed(
  patternId: string,
  expected: string,
  base: Base | undefined,
): MeshError {
  return new PreconditionFailedError(
    `pattern ${patternId}: the edit is for revision ${expected}, the head is ` +
      `${base?.head.digest ?? "missing"}; read it again and repeat the edit`,
  );
}
