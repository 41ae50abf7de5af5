import type { PeerId } from "../identity/peer-id.js";
import type { HeadSummary } from "../reconcile/head-summary.js";
import type { UsageMark } from "../usage/usage-counter.js";
import { NEVER_USED } from "../usage/usage-counter.js";
import type { KnownPattern } from "./known-pattern.js";
import { openTips } from "./tips.js";
import { mayHold } from "./visible-chain.js";

/** The uses of a pattern, as they are counted and compared. */
export interface UsageSummary {
  readonly total: number;
  readonly mark: UsageMark;
}

const UNUSED: UsageSummary = { total: 0, mark: NEVER_USED };

/** All patterns in memory, without their code. */
export class HeadIndex {
  readonly #patterns = new Map<string, KnownPattern>();
  readonly #usages = new Map<string, UsageSummary>();
  #ascending: readonly string[] | undefined;
  #newest: readonly KnownPattern[] | undefined;
  #live = 0;
  #open = 0;

  /** How many patterns are there that are not deleted. */
  get live(): number {
    return this.#live;
  }

  /** How many conflicts wait for a decision. */
  get openConflicts(): number {
    return this.#open;
  }

  /** Replaces what is known of a pattern. */
  put(pattern: KnownPattern): void {
    const before = this.#patterns.get(pattern.patternId);
    this.#patterns.set(pattern.patternId, pattern);
    this.#live += Number(isLive(pattern)) - Number(isLive(before));
    this.#open += open(pattern) - open(before);
    this.#newest = undefined;
    if (!before) {
      this.#ascending = undefined;
    }
  }

  putUsage(patternId: string, usage: UsageSummary): void {
    this.#usages.set(patternId, usage);
  }

  find(patternId: string): KnownPattern | undefined {
    return this.#patterns.get(patternId);
  }

  usage(patternId: string): UsageSummary {
    return this.#usages.get(patternId) ?? UNUSED;
  }

  /** All ids, ascending, tombstones included. */
  ascending(): readonly string[] {
    return (this.#ascending ??= [...this.#patterns.keys()].sort());
  }

  /** All patterns that are not deleted, the newest first, then by id. */
  newest(): readonly KnownPattern[] {
    return (this.#newest ??= [...this.#patterns.values()].filter(isLive).sort(newestFirst));
  }

  /** All patterns with open conflicts, ascending by id. */
  disputed(): readonly KnownPattern[] {
    return this.#open === 0
      ? []
      : this.ascending()
          .map((id) => this.#patterns.get(id)!)
          .filter((pattern) => open(pattern) > 0);
  }

  /** The greatest revision of a pattern that `peer` may hold. */
  shownTo(peer: PeerId, patternId: string): HeadSummary | undefined {
    const shown = this.#patterns.get(patternId)?.visible.find((one) => mayHold(one, peer));
    return shown && { patternId, digest: shown.digest, usage: this.usage(patternId).mark };
  }

  /** What `peer` is shown after the id `after`, ascending. */
  *headsAfter(peer: PeerId, after: string): Generator<HeadSummary> {
    const ids = this.ascending();
    for (let at = firstAfter(ids, after); at < ids.length; at++) {
      const shown = this.shownTo(peer, ids[at]!);
      if (shown) {
        yield shown;
      }
    }
  }
}

function isLive(pattern: KnownPattern | undefined): boolean {
  return pattern?.summary !== undefined;
}

function open(pattern: KnownPattern | undefined): number {
  return pattern ? openTips(pattern.tips).length : 0;
}

function newestFirst(one: KnownPattern, other: KnownPattern): number {
  return (
    other.head.winner.updatedAt - one.head.winner.updatedAt ||
    (one.patternId < other.patternId ? -1 : 1)
  );
}

function firstAfter(ids: readonly string[], after: string): number {
  let from = 0;
  let to = ids.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (ids[middle]! > after) {
      to = middle;
    } else {
      from = middle + 1;
    }
  }
  return from;
}
