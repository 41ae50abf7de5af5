import type { Digest } from "../revision/digest.js";
import type { Revision } from "../revision/revision.js";
import { isDeleted } from "../revision/revision.js";

/** What the order of a pattern's revisions is made of. */
export interface Rank {
  readonly digest: Digest;
  readonly version: number;
  readonly updatedAt: number;
  readonly deleted: boolean;
}

/** The rank of a revision. */
export function rankOf(revision: Revision): Rank {
  const { version, updatedAt } = revision.body;
  return { digest: revision.digest, version, updatedAt, deleted: isDeleted(revision) };
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
export function wins(one: Rank, other: Rank): boolean {
  return greatestFirst(one, other) < 0;
}
