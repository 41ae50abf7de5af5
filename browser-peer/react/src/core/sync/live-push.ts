import { BatchQueue } from "../flow/batch-queue.js";
import type { HeadSummary } from "../reconcile/head-summary.js";
import type { Digest } from "../revision/digest.js";
import { ANNOUNCEMENT } from "../wire/frame.js";
import type { FrameChannel } from "./frame-channel.js";
import type { KnownDigests } from "./known-digests.js";
import type { RevisionSender } from "./revision-sender.js";
import type { SyncContext } from "./sync-context.js";

const BATCH = 100;

/** Beyond every setting of how many changes may wait. */
const MOST = 100_000;

/**
 * Brings what changes here to one peer at once. A member's own revision is sent whole; one that
 * came from another member is announced, and the peer asks for it where it did not come to it
 * already. A pattern that changes again while it waits is sent once, as it is then.
 */
export class LivePush {
  readonly #patterns = new BatchQueue<string>(MOST);
  readonly #usages = new BatchQueue<string>(MOST);

  constructor(
    private readonly context: SyncContext,
    private readonly frames: FrameChannel,
    private readonly sender: RevisionSender,
    private readonly known: KnownDigests,
  ) {}

  /** How many changes wait. */
  get pending(): number {
    return this.#patterns.size + this.#usages.size;
  }

  /** Notes a pattern whose head changed; false when too many wait, and then none waits. */
  changed(patternId: string): boolean {
    return this.#offer(this.#patterns, patternId);
  }

  /** Notes a pattern that was used here; false when too many wait, and then none waits. */
  used(patternId: string): boolean {
    return this.#offer(this.#usages, patternId);
  }

  /** Sends what changes, until the signal. */
  async run(signal: AbortSignal): Promise<void> {
    await Promise.all([
      (async () => {
        for await (const ids of this.#patterns.batches(BATCH, signal)) {
          await this.#push(ids, signal);
          this.context.news.changed();
        }
      })(),
      (async () => {
        for await (const ids of this.#usages.batches(BATCH, signal)) {
          await this.sender.usages(ids, signal);
          this.context.news.changed();
        }
      })(),
    ]);
  }

  #offer(queue: BatchQueue<string>, patternId: string): boolean {
    const fits = queue.offer([patternId]) && queue.size <= this.context.settings.maxPendingPatterns;
    if (!fits) {
      queue.clear();
    }
    return fits;
  }

  async #push(patternIds: readonly string[], signal: AbortSignal): Promise<void> {
    const own: Digest[] = [];
    const others: HeadSummary[] = [];
    for (const id of patternIds) {
      const head = this.context.library.shownTo(this.frames.remote.id, id);
      if (!head || this.known.has(head.digest)) {
        continue;
      }
      if (this.#isOwn(head)) {
        own.push(head.digest);
      } else {
        others.push(head);
      }
    }
    if (others.length > 0) {
      await this.frames.send({
        type: "heads",
        run: ANNOUNCEMENT,
        same: false,
        last: true,
        heads: others,
      });
    }
    await this.sender.revisions(own, signal);
  }

  #isOwn({ patternId, digest }: HeadSummary): boolean {
    const heads = this.context.library.entry(patternId)?.visible ?? [];
    return heads.some((head) => head.digest === digest && head.author === this.context.self);
  }
}
