import { BatchQueue } from "../flow/batch-queue.js";
import type { PatternUsage } from "../usage/usage-counter.js";
import type { Merged } from "../library/library.js";
import type { Digest } from "../revision/digest.js";
import { mayBeHeldBy, type Revision } from "../revision/revision.js";
import type { FrameChannel } from "./frame-channel.js";
import type { SyncContext } from "./sync-context.js";
import type { SyncCounters } from "./sync-counters.js";
import { ProtocolError } from "./sync-errors.js";

/** Is told what became of what a peer sent. */
export interface Arrivals {
  /** The library holds this revision now. */
  merged(digest: Digest): void;
  /** This revision was not taken. */
  refused(digest: Digest): void;
  /** The counter of this pattern was merged. */
  counted(patternId: string): void;
}

type Item = { readonly revision: Revision } | { readonly usage: PatternUsage };

/**
 * Takes what one peer sends, merges it into the library and gives the credit back. At most the
 * granted window waits here; a peer that sends more ends its session.
 */
export class RevisionReceiver {
  readonly #window: number;
  readonly #queue: BatchQueue<Item>;
  readonly #peer: string;
  #granted: number;

  constructor(
    private readonly context: SyncContext,
    private readonly frames: FrameChannel,
    private readonly counters: SyncCounters,
    private readonly arrivals: Arrivals,
  ) {
    this.#window = context.times.window;
    this.#granted = this.#window;
    this.#queue = new BatchQueue(this.#window);
    this.#peer = frames.remote.id;
  }

  /** Takes what a frame brought. */
  revisions(revisions: readonly Revision[]): void {
    this.#enqueue(revisions.map((revision) => ({ revision })));
  }

  /** Takes counters that a frame brought. */
  usages(usages: readonly PatternUsage[]): void {
    this.#enqueue(usages.map((usage) => ({ usage })));
  }

  #enqueue(items: readonly Item[]): void {
    this.#granted -= items.length;
    if (this.#granted < 0 || !this.#queue.offer(items)) {
      throw new ProtocolError(
        `the peer sent ${items.length} items and had less credit than that; it is given back when` +
          ` items are merged, up to ${this.#window}`,
      );
    }
  }

  /** Merges what comes, batch after batch, until the signal. */
  async run(signal: AbortSignal): Promise<void> {
    for await (const batch of this.#queue.batches(this.#window, signal)) {
      await this.#merge(batch);
      this.#granted += batch.length;
      await this.frames.send({ type: "credit", n: batch.length });
    }
  }

  async #merge(batch: readonly Item[]): Promise<void> {
    const revisions: Revision[] = [];
    const usages: PatternUsage[] = [];
    for (const item of batch) {
      if ("usage" in item) {
        usages.push(item.usage);
      } else if (mayBeHeldBy(item.revision, this.context.self)) {
        revisions.push(item.revision);
      } else {
        this.#refuse(item.revision, "it is directed to others, this member may not hold it");
      }
    }
    if (revisions.length > 0) {
      const items = revisions.map((revision) => ({ revision }));
      this.#report(await this.context.library.merge(items));
    }
    const counted = usages.filter(({ counter }) => counter.counts.size > 0);
    if (counted.length > 0) {
      await this.context.library.mergeUsages(counted);
    }
    usages.forEach(({ patternId }) => this.arrivals.counted(patternId));
  }

  #report(results: readonly Merged[]): void {
    const news: Revision[] = [];
    let received = 0;
    let conflicts = 0;
    for (const result of results) {
      const { outcome, revision } = result;
      if (outcome === "rejected") {
        this.#refuse(revision, result.reason);
        continue;
      }
      received++;
      this.arrivals.merged(revision.digest);
      conflicts += outcome === "conflict" ? 1 : 0;
      if (outcome === "applied" || outcome === "conflict") {
        news.push(revision);
      }
    }
    this.counters.add({ received, conflicts });
    this.context.news.changed();
    if (news.length > 0) {
      this.context.news.received(this.#peer, news);
    }
  }

  #refuse(revision: Revision, reason: string): void {
    this.arrivals.refused(revision.digest);
    this.counters.add({ refused: 1 });
    this.context.news.refused(this.#peer, `${revision.body.patternId}: ${reason}`);
  }
}
