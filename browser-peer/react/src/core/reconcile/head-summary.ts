import type { Digest } from "../revision/digest.js";
import type { UsageMark } from "../usage/usage-counter.js";

/** One head as it is compared: equal summaries, equal heads. */
export interface HeadSummary {
  readonly patternId: string;
  /** Of the winning revision, or of the greatest that the other may hold. */
  readonly digest: Digest;
  /** The usage counter's fingerprint. */
  readonly usage: UsageMark;
}

/** A set of heads in 40 bytes: sets that differ have, but for chance, different fingerprints. */
export interface SetFingerprint {
  readonly count: number;
  /** Exclusive or of the heads' elements. */
  readonly sum: Digest;
}
