import { MeshError } from "../errors.js";
import { every, nothing } from "../flow/after.js";
import { BatchQueue } from "../flow/batch-queue.js";
import { type Deferred, deferred } from "../flow/deferred.js";
import type { SyncResult } from "../mesh.js";
import type { SyncContext } from "./sync-context.js";
import type { Counts, SyncCounters } from "./sync-counters.js";
import { SyncError } from "./sync-errors.js";
import type { SyncRun } from "./sync-run.js";

const WAITING = 1_000;

/** The comparisons with one peer, one after the other: on connect, by the clock, on request. */
export class SyncRuns {
  readonly #requests = new BatchQueue<Deferred<SyncResult>>(WAITING);
  #underWay: AbortController | undefined;
  #clock = nothing;
  #pace: number | undefined;
  #started = false;
  #followed = false;
  #follows = false;
  #ended = false;

  constructor(
    private readonly syncRun: SyncRun,
    private readonly peer: string,
    private readonly counters: SyncCounters,
    private readonly context: SyncContext,
  ) {}

  /** Whether a comparison is under way. */
  get running(): boolean {
    return this.#underWay !== undefined;
  }

  /** Asks for a comparison that begins after this call, and waits for it. */
  request(): Promise<SyncResult> {
    const result = deferred<SyncResult>();
    this.#follows = false;
    if (this.#ended) {
      result.resolve(this.#failed("the session ended"));
    } else if (!this.#requests.offer([result])) {
      result.resolve(this.#failed(`${WAITING} comparisons are waiting already`));
    }
    return result.promise;
  }

  /** Asks for a comparison that nobody waits for; one that is asked for already serves. */
  trigger(): void {
    this.#follows = false;
    if (this.#requests.size === 0) {
      this.#requests.offer([deferred()]);
    }
  }

  /**
   * The peer has been shown what is here, to compare with. The first time, the lesser of two, which
   * did not begin, waits for what it lacks, so that it knows too when both have the same.
   */
  shown(): void {
    const { settings, self } = this.context;
    if (!this.#followed && settings.autoSync && self < this.peer && this.#requests.size === 0) {
      this.#requests.offer([deferred()]);
      this.#follows = true;
    }
    this.#followed = true;
  }

  /** Ends the comparison that is under way. */
  cancel(): void {
    this.#underWay?.abort(new SyncError("the comparison was cancelled"));
  }

  /** Settings were changed. A clock that is right goes on, or it would never come round. */
  configured(): void {
    const { autoSync, syncInterval } = this.context.settings;
    const pace = autoSync && this.#started && !this.#ended ? syncInterval : undefined;
    if (pace !== this.#pace) {
      this.#pace = pace;
      this.#clock();
      this.#clock = pace === undefined ? nothing : every(pace, () => this.trigger());
    }
  }

  /** Compares whenever it is asked to, until the signal. Of two peers the greater one begins. */
  async run(signal: AbortSignal): Promise<void> {
    this.#started = true;
    this.configured();
    if (this.context.settings.autoSync && this.context.self > this.peer) {
      this.trigger();
    }
    for await (const waiting of this.#requests.batches(WAITING, signal)) {
      await this.#serve(waiting, signal);
    }
  }

  /** Nobody is compared with any more. */
  end(): void {
    this.#ended = true;
    this.#clock();
    this.#giveUp(this.#requests.clear());
  }

  async #serve(waiting: readonly Deferred<SyncResult>[], signal: AbortSignal): Promise<void> {
    const follows = this.#follows;
    this.#follows = false;
    const before = this.counters.now;
    const begun = performance.now();
    const cancelled = new AbortController();
    this.#underWay = cancelled;
    this.context.news.changed();
    try {
      const error = await this.#outcome(follows, AbortSignal.any([signal, cancelled.signal]));
      const result = this.#result(before, Math.round(performance.now() - begun), error);
      this.context.news.compared(result);
      waiting.forEach((one) => one.resolve(result));
    } finally {
      this.#underWay = undefined;
      this.#giveUp(waiting);
      this.context.news.changed();
    }
  }

  /** Why the comparison failed; what ends the session is thrown. */
  async #outcome(follows: boolean, signal: AbortSignal): Promise<SyncError | undefined> {
    try {
      await (follows ? this.syncRun.follow(signal) : this.syncRun.run(signal));
      return undefined;
    } catch (thrown) {
      if (thrown instanceof SyncError) {
        return thrown;
      }
      throw thrown;
    }
  }

  #giveUp(waiting: readonly Deferred<SyncResult>[]): void {
    waiting.forEach((one) => one.resolve(this.#failed("the session ended")));
  }

  #result(before: Counts, durationMs: number, error: Error | undefined): SyncResult {
    const now = this.counters.now;
    return {
      peerId: this.peer,
      sent: now.sent - before.sent,
      received: now.received - before.received,
      conflicts: now.conflicts - before.conflicts,
      durationMs,
      ...(error ? { error } : {}),
    };
  }

  #failed(reason: string): SyncResult {
    const error = new MeshError(
      "sync-failed",
      `peer ${this.peer} was not compared with: ${reason}`,
    );
    return { peerId: this.peer, sent: 0, received: 0, conflicts: 0, durationMs: 0, error };
  }
}
