import type { Conflict, ConflictSide, Resolution } from "../mesh.js";
import type { HeldPattern, PastRevision } from "../pattern/shared-pattern.js";
import { PatternCategory } from "../pattern/shared-pattern.js";
import type { Digest } from "../revision/digest.js";
import type { Revision } from "../revision/revision.js";
import type { OpenConflict } from "./conflict-listing.js";

/** A revision as its holder sees it; undefined for a tombstone. */
export function heldPattern(revision: Revision, usageCount: number): HeldPattern | undefined {
  const { patternId, content, version, createdAt, updatedAt, audience } = revision.body;
  return (
    content && {
      id: patternId,
      ...content,
      usageCount,
      version,
      createdAt: new Date(createdAt),
      updatedAt: new Date(updatedAt),
      sharedBy: revision.sharedBy,
      digest: revision.digest,
      audience,
    }
  );
}

/** A revision as one state of its pattern's history. */
export function pastRevision(revision: Revision, head: Digest): PastRevision {
  const { content, version, updatedAt } = revision.body;
  const past = {
    digest: revision.digest,
    version,
    updatedAt: new Date(updatedAt),
    sharedBy: revision.sharedBy,
    deleted: content === undefined,
    head: revision.digest === head,
  };
  return content ? { ...past, content } : past;
}

/** A conflict as a person sees it, who may settle it. */
export function conflictView(
  conflict: OpenConflict,
  resolveWith: (choice: Resolution) => Promise<void>,
): Conflict {
  const { patternId, local, remote, winner } = conflict;
  return {
    patternId,
    local: side(local, remote),
    remote: side(remote, local),
    winner,
    localVersion: local.body.version,
    remoteVersion: remote.body.version,
    localUpdatedAt: new Date(local.body.updatedAt),
    remoteUpdatedAt: new Date(remote.body.updatedAt),
    resolveWith,
  };
}

/** A deletion borrows from the other side what names it, so that a person knows what is meant. */
function side(revision: Revision, other: Revision): ConflictSide {
  const { patternId, content, version, updatedAt } = revision.body;
  return {
    id: patternId,
    ...(content ?? { ...(other.body.content ?? NAMELESS), pattern: "", description: "" }),
    version,
    updatedAt: new Date(updatedAt),
    sharedBy: revision.sharedBy,
    digest: revision.digest,
    deleted: content === undefined,
  };
}

/** Two deletions say the same, so there is no conflict of them; this is for the type only. */
const NAMELESS = {
  name: "",
  category: PatternCategory.UNIT_TEST,
  framework: "",
  confidence: 0,
};
