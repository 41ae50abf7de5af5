import type { Digest } from "../revision/digest.js";
import type { Revision } from "../revision/revision.js";
import { isDeleted } from "../revision/revision.js";

/** What the order of a pattern's revisions is made of. */
export interface Rank {
  readonly version: number;
  readonly updatedAt: number;
  readonly deleted: boolean;
  readonly digest: Digest;
}

/** The rank of a revision. */
export function rankOf(revision: Revision): Rank {
  return {
    version: revision.body.version,
    updatedAt: revision.body.updatedAt,
    deleted: isDeleted(revision),
    digest: revision.digest,
  };
}

/**
 * The total order of a pattern's revisions, the winner first: the greater version, then the later
 * `updatedAt`, then an edit over a delete, then the greater digest. A head is the maximum of the
 * revisions seen, and a maximum depends on neither order nor repetition.
 */
export function greatestFirst(one: Rank, other: Rank): number {
  return (
    other.version - one.version ||
    other.updatedAt - one.updatedAt ||
    Number(one.deleted) - Number(other.deleted) ||
    (one.digest === other.digest ? 0 : one.digest < other.digest ? 1 : -1)
  );
}

/** Whether one revision wins over another of the same pattern. */
export function wins(one: Revision, other: Revision): boolean {
  return greatestFirst(rankOf(one), rankOf(other)) < 0;
}
