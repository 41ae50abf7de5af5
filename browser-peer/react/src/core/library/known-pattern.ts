import type { Candidate } from "../conflict/candidate.js";
import type { Head, Outcome } from "../conflict/conflict-policy.js";
import { mergeInto } from "../conflict/conflict-policy.js";
import type { PatternContent } from "../pattern/shared-pattern.js";
import type { Revision } from "../revision/revision.js";
import type { Tip } from "./tips.js";
import { openTips, tipsWith } from "./tips.js";
import type { Visible } from "./visible-chain.js";
import { chainWith } from "./visible-chain.js";

/** All of a content but the code. */
export type ContentSummary = Omit<PatternContent, "pattern">;

/** What is kept in memory of a pattern of which a revision was seen: everything but code. */
export interface KnownPattern {
  readonly patternId: string;
  readonly head: Head;
  /** Of the head. */
  readonly createdAt: number;
  /** Of the head; absent for a tombstone. */
  readonly summary?: ContentSummary;
  /** The head first, then what others are shown who may not hold it. */
  readonly visible: readonly Visible[];
  readonly tips: readonly Tip[];
}

/** A revision that was let in, and what the policy looks at of it. */
export interface Incoming {
  readonly revision: Revision;
  readonly candidate: Candidate;
}

/** What one revision made of a pattern. */
export interface Step {
  readonly outcome: Outcome;
  /** The pattern from now on; the same object when nothing is to be written. */
  readonly pattern: KnownPattern;
  readonly headMoved: boolean;
  readonly openedConflict: boolean;
  /** The last open conflict of the pattern was settled. */
  readonly closedConflicts: boolean;
}

/**
 * Merges one revision into what is known of its pattern.
 *
 * @param isNew whether the history does not hold it yet
 */
export function mergeStep(
  known: KnownPattern | undefined,
  incoming: Incoming,
  isNew: boolean,
): Step {
  const { revision, candidate } = incoming;
  const { outcome, head } = mergeInto(known?.head, candidate);
  if (known && !isNew) {
    return unchanged(known, outcome);
  }
  const headMoved = head.winner === candidate;
  const tips = tipsWith(known?.tips ?? [], candidate, head.winner);
  const open = openTips(tips).map(({ digest }) => digest);
  const openBefore = openTips(known?.tips ?? []).map(({ digest }) => digest);
  return {
    outcome,
    pattern: {
      ...(headMoved || !known ? described(revision) : known),
      head,
      tips,
      visible: chainWith(known?.visible ?? [], revision),
    },
    headMoved,
    openedConflict: open.some((digest) => !openBefore.includes(digest)),
    closedConflicts: openBefore.length > 0 && open.length === 0,
  };
}

function unchanged(pattern: KnownPattern, outcome: Outcome): Step {
  return { outcome, pattern, headMoved: false, openedConflict: false, closedConflicts: false };
}

function described({ body }: Revision): Pick<KnownPattern, "patternId" | "createdAt" | "summary"> {
  const { patternId, createdAt, content } = body;
  if (!content) {
    return { patternId, createdAt };
  }
  const { pattern: _, ...summary } = content;
  return { patternId, createdAt, summary };
}
