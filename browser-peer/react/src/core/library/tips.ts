import type { Candidate, ContentMark } from "../conflict/candidate.js";
import type { Digest } from "../revision/digest.js";
import type { VersionVector } from "../revision/version-vector.js";

/** A revision that no other one seen had seen. */
export interface Tip {
  readonly digest: Digest;
  readonly version: number;
  readonly clock: VersionVector;
  readonly mark: ContentMark;
  /** It lost, and nobody decided on it yet. */
  readonly open: boolean;
}

/** So that a flood of concurrent revisions of one pattern stays cheap. */
const MOST_TIPS = 1_000;

/** The tips after one more revision was seen, of which `head` is the winner now. */
export function tipsWith(
  tips: readonly Tip[],
  incoming: Candidate,
  head: Candidate,
): readonly Tip[] {
  const { digest, version, clock, mark } = incoming;
  const superseded = tips.some((tip) => clock.compare(tip.clock) === "before");
  const left = superseded
    ? tips
    : [
        ...tips.filter((tip) => tip.clock.compare(clock) !== "before"),
        { digest, version, clock, mark, open: false },
      ];
  return greatest(left).map((tip) => ({ ...tip, open: isOpen(tip, head) }));
}

/** Those of these tips that need a decision. */
export function openTips(tips: readonly Tip[]): readonly Tip[] {
  return tips.filter(({ open }) => open);
}

/** Whether a tip needs a decision: the head's author had not seen it, and it differs. */
function isOpen(tip: Tip, head: Candidate): boolean {
  return tip.digest !== head.digest && !head.clock.covers(tip.clock) && tip.mark !== head.mark;
}

function greatest(tips: readonly Tip[]): readonly Tip[] {
  return tips.length <= MOST_TIPS
    ? tips
    : [...tips]
        .sort((a, b) => b.version - a.version || (a.digest < b.digest ? 1 : -1))
        .slice(0, MOST_TIPS);
}
