import { candidateOf } from "../conflict/candidate.js";
import { aheadOf, clockRoom } from "../conflict/admission.js";
import { InvalidFieldError } from "../pattern/invalid-field-error.js";
import { isAuthentic } from "../revision/make-revision.js";
import type { Digest } from "../revision/digest.js";
import type { Incoming, KnownPattern } from "./known-pattern.js";
import { mergeStep } from "./known-pattern.js";
import type { LibraryChange, Merged, MergeItem } from "./library.js";
import { inChunks } from "../flow/in-chunks.js";

/** Most revisions of one batch. */
export const MOST_ITEMS = 1_000;
/** Signatures verified before the page gets its turn. */
const CHUNK = 50;

/** An item whose signature and time were looked at. */
export interface PreparedItem {
  readonly item: MergeItem;
  /** Absent when it is refused. */
  readonly incoming?: Incoming;
  readonly refusal?: string;
}

/** What a batch makes of the library, before it is written. */
export interface MergedItems {
  readonly merged: readonly Merged[];
  /** New to the history, in order of arrival. */
  readonly added: readonly Incoming[];
  readonly patterns: ReadonlyMap<string, KnownPattern>;
  readonly changes: readonly LibraryChange[];
}

/** Verifies each item, which needs nothing of the library. */
export function prepareItems(items: readonly MergeItem[], now: number): Promise<PreparedItem[]> {
  if (items.length > MOST_ITEMS) {
    throw new InvalidFieldError(
      "revisions",
      `${items.length}`,
      `at most ${MOST_ITEMS} in a batch expected`,
    );
  }
  return inChunks(items, CHUNK, async (item) => {
    const { revision } = item;
    const refusal = (await isAuthentic(revision))
      ? aheadOf(now, revision)
      : `signature: not made by the author's key ${revision.sharedBy}`;
    return refusal === undefined
      ? { item, incoming: { revision, candidate: await candidateOf(revision) } }
      : { item, refusal };
  });
}

/**
 * Merges items one after the other, so that what an item expects is compared with what the last one
 * left. Writes nothing.
 *
 * @param find what is known of a pattern before the batch
 * @param known the digests of the batch that the history holds
 * @param own whether this member made the revisions just now
 */
export function mergeItems(
  items: readonly PreparedItem[],
  find: (patternId: string) => KnownPattern | undefined,
  known: ReadonlySet<Digest>,
  own: boolean,
): MergedItems {
  const patterns = new Map<string, KnownPattern>();
  const added = new Map<Digest, Incoming>();
  const changes: LibraryChange[] = [];
  const merged = items.map((prepared): Merged => {
    const { revision } = prepared.item;
    const { patternId } = revision.body;
    const before = patterns.get(patternId) ?? find(patternId);
    const refused = refusal(prepared, before);
    if (refused || !prepared.incoming) {
      return refused ?? { outcome: "rejected", revision, reason: "not verified" };
    }
    const isNew = !known.has(revision.digest) && !added.has(revision.digest);
    const step = mergeStep(before, prepared.incoming, isNew);
    if (isNew) {
      patterns.set(patternId, step.pattern);
      added.set(revision.digest, prepared.incoming);
      changes.push({
        patternId,
        kind: step.headMoved ? "head" : "kept",
        head: step.pattern.head.winner.digest,
        deleted: step.pattern.head.winner.deleted,
        own,
        conflict: step.openedConflict,
        resolved: step.closedConflicts,
      });
    }
    return { ...step.outcome, revision };
  });
  return { merged, added: [...added.values()], patterns, changes };
}

function refusal(
  { item, refusal: reason }: PreparedItem,
  before: KnownPattern | undefined,
): Merged | undefined {
  const { revision, expected } = item;
  const head = before?.head.winner.digest;
  // One that did not get its answer and asks again finds its own revision as the head.
  if (expected !== undefined && (expected ?? undefined) !== head && head !== revision.digest) {
    return { outcome: "head-moved", revision, ...(head && { head }) };
  }
  const why = reason ?? clockRoom(before?.head.seen, revision);
  return why === undefined ? undefined : { outcome: "rejected", revision, reason: why };
}
