import { orAborted } from "../flow/aborting.js";
import { type Deferred, deferred } from "../flow/deferred.js";
import type { Library } from "../library/library.js";
import type { HeadSummary } from "../reconcile/head-summary.js";
import {
  ANNOUNCEMENT,
  type Frame,
  type HeadsFrame,
  type HeadsRequestFrame,
} from "../wire/frame.js";
import type { FrameChannel } from "./frame-channel.js";
import type { Difference, Reconciliation } from "./reconciliation.js";
import { SyncError } from "./sync-errors.js";

const PAGE = 500;

/**
 * Compares by listing: the asker sends the fingerprint of what it shows; where that differs, the
 * other side lists its heads, a page for each request, ascending by pattern id.
 *
 * ```text
 *   asker                                other
 *     ├── heads-request run 1, mine ──────►│  equal: same, and done
 *     │◄────────────── heads run 1, a..k ──┤
 *     ├── heads-request run 1, after k ───►│
 *     │◄──────── heads run 1, l..z, last ──┤
 * ```
 */
export class ListingReconciliation implements Reconciliation {
  readonly #peer: string;
  readonly #waiting = new Map<number, Deferred<HeadsFrame>>();
  #lastRun = 0;

  constructor(
    private readonly library: Library,
    private readonly frames: FrameChannel,
    private readonly stepTimeout: number,
  ) {
    this.#peer = frames.remote.id;
  }

  async *differences(signal: AbortSignal): AsyncGenerator<Difference, void> {
    const run = ++this.#lastRun;
    let after = "";
    let done = false;
    try {
      while (!done) {
        const page = await this.#ask(run, after, signal);
        checkAscent(page, after);
        done = page.last || page.same;
        yield page.same ? { theirs: [], ours: [] } : this.#compare(page, after);
        after = page.heads.at(-1)?.patternId ?? after;
      }
    } finally {
      if (!done) {
        this.frames.send({ type: "cancel", run }).catch(() => undefined);
      }
    }
  }

  accepts(frame: Frame): boolean {
    return (
      frame.type === "heads-request" ||
      frame.type === "cancel" ||
      (frame.type === "heads" && frame.run !== ANNOUNCEMENT)
    );
  }

  async answer(frame: Frame): Promise<boolean> {
    if (frame.type === "heads-request") {
      const page = await this.#page(frame);
      await this.frames.send(page);
      return page.last;
    }
    if (frame.type === "heads") {
      this.#waiting.get(frame.run)?.resolve(frame);
    }
    return false;
  }

  async #ask(run: number, after: string, signal: AbortSignal): Promise<HeadsFrame> {
    const answer = deferred<HeadsFrame>();
    this.#waiting.set(run, answer);
    const timer = setTimeout(
      () =>
        answer.reject(
          new SyncError(`the peer did not list its heads in ${this.stepTimeout / 1_000} s`),
        ),
      this.stepTimeout,
    );
    try {
      const mine = after === "" ? { mine: await this.library.fingerprintFor(this.#peer) } : {};
      await orAborted(this.frames.send({ type: "heads-request", run, after, ...mine }), signal);
      return await orAborted(answer.promise, signal);
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(run);
    }
  }

  #compare(page: HeadsFrame, after: string): Difference {
    const last = page.last ? undefined : page.heads.at(-1)?.patternId;
    const theirs = new Map(page.heads.map((head) => [head.patternId, head]));
    const ours: HeadSummary[] = [];
    for (const head of this.library.headsBetween(this.#peer, after, last)) {
      const other = theirs.get(head.patternId);
      if (other?.digest === head.digest && other.usage === head.usage) {
        theirs.delete(head.patternId);
      } else {
        ours.push(head);
      }
    }
    return { theirs: [...theirs.values()], ours };
  }

  async #page({ run, after, mine }: HeadsRequestFrame): Promise<HeadsFrame> {
    const own = mine && (await this.library.fingerprintFor(this.#peer));
    if (own && own.count === mine.count && own.sum === mine.sum) {
      return { type: "heads", run, same: true, last: true, heads: [] };
    }
    const heads = this.library.headsFor(this.#peer, after, PAGE + 1);
    const last = heads.length <= PAGE;
    return { type: "heads", run, same: false, last, heads: last ? heads : heads.slice(0, PAGE) };
  }
}

function checkAscent(page: HeadsFrame, after: string): void {
  if (page.heads.length === 0 && !page.last && !page.same) {
    throw new SyncError("the peer sent an empty page that is not the last");
  }
  let before = after;
  for (const { patternId } of page.heads) {
    if (patternId <= before) {
      throw new SyncError(`the peer's heads do not ascend: ${patternId} after ${before}`);
    }
    before = patternId;
  }
}
