import type { Digest } from "../revision/digest.js";
import type { Revision } from "../revision/revision.js";
import type { PatternUsage } from "../usage/usage-counter.js";
import { MESSAGE_BYTES } from "../wire/fragments.js";
import type { RevisionsFrame, UsageFrame } from "../wire/frame.js";

const PACKED = MESSAGE_BYTES - 1_024;

/** Frames of about one message each; the first names what is missing. */
export function revisionFrames(
  revisions: readonly Revision[],
  missing: readonly Digest[],
): readonly RevisionsFrame[] {
  const frames = packed(revisions, ({ encoded }) => encoded.length).map((pack): RevisionsFrame => ({
    type: "revisions",
    revisions: pack,
    missing: [],
    traces: [],
  }));
  return missing.length === 0
    ? frames
    : [{ type: "revisions", revisions: [], missing, traces: [] }, ...frames];
}

/** The frames of these counters, each of which may name a thousand peers. */
export function usageFrames(usages: readonly PatternUsage[]): readonly UsageFrame[] {
  // A peer's count takes at most 34 bytes for the id and 9 for the number.
  const bytes = ({ patternId, counter }: PatternUsage): number =>
    patternId.length + 8 + counter.counts.size * 43;
  return packed(usages, bytes).map((pack): UsageFrame => ({ type: "usage", usages: pack }));
}

function packed<T>(items: readonly T[], size: (item: T) => number): readonly (readonly T[])[] {
  const packs: T[][] = [];
  let room = 0;
  for (const item of items) {
    const bytes = size(item);
    const last = packs.at(-1);
    if (last && bytes <= room) {
      last.push(item);
      room -= bytes;
    } else {
      packs.push([item]);
      room = PACKED - bytes;
    }
  }
  return packs;
}
