import { InvalidFieldError } from "../pattern/invalid-field-error.js";
import type { PatternUsage } from "../usage/usage-counter.js";
import { UsageCounter } from "../usage/usage-counter.js";
import type { LibraryParts } from "./library-parts.js";
import type { LibraryStore } from "./library-store.js";
import { MOST_ITEMS } from "./merge-items.js";
import { tell } from "./merging.js";
import { noSuch } from "./no-such.js";
import { inChunks } from "../flow/in-chunks.js";
import type { UsageRecord } from "./records.js";

/** Digests made before the page gets its turn. */
const CHUNK = 100;

/** The counters of these patterns, in this order, an empty one where nobody counted. */
export async function countersOf(
  store: LibraryStore,
  patternIds: readonly string[],
): Promise<PatternUsage[]> {
  const records = await store.read(async (database) => {
    const { store } = database.transaction("usages");
    return Promise.all(patternIds.map((id) => store.get(id)));
  });
  return patternIds.map((patternId, i) => ({
    patternId,
    counter: UsageCounter.of(records[i]?.counts ?? []),
  }));
}

/** Merges counters from elsewhere; the ids of those that grew. */
export function mergeCounts(
  parts: LibraryParts,
  usages: readonly PatternUsage[],
): Promise<readonly string[]> {
  if (usages.length > MOST_ITEMS) {
    throw new InvalidFieldError(
      "usage",
      `${usages.length}`,
      `at most ${MOST_ITEMS} in a batch expected`,
    );
  }
  return parts.turns.run(() => merge(parts, usages, false));
}

/** Counts one use by this member; all uses so far. */
export function countUse(parts: LibraryParts, patternId: string): Promise<number> {
  return parts.turns.run(async () => {
    if (!parts.index.find(patternId)?.summary) {
      throw noSuch("pattern", patternId);
    }
    const [usage] = await countersOf(parts.store, [patternId]);
    const counter = usage!.counter.usedBy(parts.identity.peerId);
    await merge(parts, [{ patternId, counter }], true);
    return counter.total();
  });
}

async function merge(
  parts: LibraryParts,
  usages: readonly PatternUsage[],
  own: boolean,
): Promise<readonly string[]> {
  const ids = [...new Set(usages.map(({ patternId }) => patternId))];
  const before = await countersOf(parts.store, ids);
  const counters = new Map(before.map(({ patternId, counter }) => [patternId, counter]));
  const grown = new Map<string, UsageCounter>();
  for (const { patternId, counter } of usages) {
    const now = counters.get(patternId)!;
    const next = now.merge(counter);
    if (!next.equals(now)) {
      counters.set(patternId, next);
      grown.set(patternId, next);
    }
  }
  if (grown.size > 0) {
    const records = await inChunks([...grown], CHUNK, recordOf);
    await parts.store.write({ revisions: [], patterns: [], code: [], noCode: [], usages: records });
    take(parts, records, own);
  }
  return [...grown.keys()];
}

async function recordOf([patternId, counter]: [string, UsageCounter]): Promise<UsageRecord> {
  const mark = await counter.mark();
  return { patternId, counts: [...counter.counts], total: counter.total(), mark };
}

function take(parts: LibraryParts, records: readonly UsageRecord[], own: boolean): void {
  records.forEach(({ patternId, total, mark }) => parts.index.putUsage(patternId, { total, mark }));
  tell(
    parts,
    records.map(({ patternId }) => {
      const head = parts.index.find(patternId)?.head.winner;
      return {
        patternId,
        kind: "usage",
        ...(head && { head: head.digest }),
        deleted: head?.deleted ?? false,
        own,
        conflict: false,
        resolved: false,
      };
    }),
  );
}
