import type { HeadSummary } from "../reconcile/head-summary.js";
import type { Frame } from "../wire/frame.js";

/** Where two libraries differ, or a part of it. */
export interface Difference {
  /** Heads that they show and we do not. */
  readonly theirs: readonly HeadSummary[];
  /** Heads that we show and they do not. */
  readonly ours: readonly HeadSummary[];
}

/**
 * Finds out where this library and one peer's differ. The two sides of a comparison speak through
 * the session's frames; how they do it stays behind this interface.
 */
export interface Reconciliation {
  /**
   * Compares now. Each item is a part of the difference, found only when it is asked for; ends when
   * all was compared. Leaving early, or the signal, ends the comparison on both sides.
   */
  differences(signal: AbortSignal): AsyncGenerator<Difference, void>;
  /** Whether this frame belongs to a comparison. */
  accepts(frame: Frame): boolean;
  /** Deals with such a frame. @returns whether the peer has been shown all of what is here by now */
  answer(frame: Frame): Promise<boolean>;
}
