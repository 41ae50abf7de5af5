import type { LibraryChange, Merged, MergeItem } from "./library.js";
import type { LibraryParts } from "./library-parts.js";
import type { LibraryWrite } from "./library-store.js";
import type { MergedItems, PreparedItem } from "./merge-items.js";
import { mergeItems, prepareItems } from "./merge-items.js";
import { patternRecord } from "./pattern-record.js";
import { revisionRecord } from "./stored-revisions.js";

/** Merges revisions from elsewhere: signatures first, then one transaction. */
export async function mergeBatch(
  parts: LibraryParts,
  items: readonly MergeItem[],
): Promise<readonly Merged[]> {
  const prepared = await prepareItems(items, parts.now());
  return parts.turns.run(() => mergePrepared(parts, prepared, false));
}

/** Merges this member's own revision; only within a turn. */
export async function mergeOwn(parts: LibraryParts, item: MergeItem): Promise<Merged> {
  const prepared = await prepareItems([item], parts.now());
  const [merged] = await mergePrepared(parts, prepared, true);
  return merged!;
}

async function mergePrepared(
  parts: LibraryParts,
  items: readonly PreparedItem[],
  own: boolean,
): Promise<readonly Merged[]> {
  const { index, store } = parts;
  const known = await store.known(
    items
      .filter(({ incoming, item }) => incoming && index.find(item.revision.body.patternId))
      .map(({ item }) => item.revision.digest),
  );
  const result = mergeItems(items, (id) => index.find(id), known, own);
  if (result.added.length > 0) {
    await store.write(writeOf(result, store.nextSequence));
    take(parts, result);
  }
  return result.merged;
}

/** What is written of a batch. Only the last head's code of each pattern is searched in. */
function writeOf({ added, patterns, changes }: MergedItems, next: number): LibraryWrite {
  const moved = new Set(changes.filter(({ kind }) => kind === "head").map((one) => one.patternId));
  const texts = new Map(
    added.map(({ revision }) => [revision.digest, revision.body.content?.pattern]),
  );
  const heads = [...moved].map((patternId) => {
    const { digest } = patterns.get(patternId)!.head.winner;
    return { patternId, text: texts.get(digest)?.toLowerCase() };
  });
  return {
    revisions: added.map(({ revision }, i) => revisionRecord(revision, next + i)),
    patterns: [...patterns.values()].map(patternRecord),
    code: heads.filter(
      (head): head is { patternId: string; text: string } => head.text !== undefined,
    ),
    noCode: heads.filter(({ text }) => text === undefined).map(({ patternId }) => patternId),
    usages: [],
  };
}

/** Takes over what was written. */
function take(parts: LibraryParts, { patterns, changes }: MergedItems): void {
  for (const pattern of patterns.values()) {
    parts.index.put(pattern);
    parts.codes.changed(pattern.patternId);
  }
  tell(parts, changes);
}

/** Tells of changes that were written. */
export function tell(
  { fingerprints, feed }: LibraryParts,
  changes: readonly LibraryChange[],
): void {
  changes.forEach(({ patternId }) => fingerprints.changed(patternId));
  feed.publish(changes);
}
