import type { Library } from "../library/library.js";
import type { HeadSummary } from "../reconcile/head-summary.js";
import { NEVER_USED } from "../usage/usage-counter.js";
import type { KnownDigests } from "./known-digests.js";
import type { Difference, Reconciliation } from "./reconciliation.js";
import type { RevisionSender } from "./revision-sender.js";
import { SyncError } from "./sync-errors.js";
import type { Wants } from "./wants.js";

/** One comparison with one peer, and what follows from it in both directions. */
export class SyncRun {
  constructor(
    private readonly library: Library,
    private readonly reconciliation: Reconciliation,
    private readonly wants: Wants,
    private readonly sender: RevisionSender,
    private readonly known: KnownDigests,
  ) {}

  /** Done when every difference found was fetched and sent. */
  async run(signal: AbortSignal): Promise<void> {
    for await (const difference of this.reconciliation.differences(signal)) {
      await this.#settle(difference, signal);
    }
  }

  /**
   * While the peer compares, and sends what is lacking here by itself: done when all of it came.
   * What does not come is asked for.
   */
  async follow(signal: AbortSignal): Promise<void> {
    try {
      for await (const { theirs } of this.reconciliation.differences(signal)) {
        const lacking = theirs
          .filter((head) => !this.library.holds(head.patternId, head.digest))
          .map((head) => head.digest)
          .filter((digest) => !this.known.has(digest));
        await this.wants.expected(lacking, signal);
      }
    } catch (thrown) {
      if (!(thrown instanceof SyncError) || signal.aborted) {
        throw thrown;
      }
      await this.run(signal);
    }
  }

  async #settle({ theirs, ours }: Difference, signal: AbortSignal): Promise<void> {
    const shown = byId(theirs);
    const wanted = theirs.filter((head) => !this.library.holds(head.patternId, head.digest));
    const offered = ours.filter((head) => this.#isNewsTo(shown, head));
    await Promise.all([
      this.wants
        .revisions(
          wanted.map((head) => head.digest),
          signal,
        )
        .then(() => this.wants.usages(usageNews(theirs, byId(ours)), signal)),
      this.sender
        .revisions(
          offered.map((head) => head.digest),
          signal,
        )
        .then(() => this.sender.usages(usageNews(ours, shown), signal)),
    ]);
  }

  /** A head that the peer saw already and still shows another one for has lost there. */
  #isNewsTo(theirs: ReadonlyMap<string, HeadSummary>, ours: HeadSummary): boolean {
    const shown = theirs.get(ours.patternId);
    return !shown || (shown.digest !== ours.digest && !this.known.has(ours.digest));
  }
}

function usageNews(
  heads: readonly HeadSummary[],
  others: ReadonlyMap<string, HeadSummary>,
): readonly string[] {
  return heads
    .filter(({ usage }) => usage !== NEVER_USED)
    .filter(({ patternId, usage }) => others.get(patternId)?.usage !== usage)
    .map(({ patternId }) => patternId);
}

function byId(heads: readonly HeadSummary[]): ReadonlyMap<string, HeadSummary> {
  return new Map(heads.map((head) => [head.patternId, head]));
}
