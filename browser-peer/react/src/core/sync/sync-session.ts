import { closedError } from "../session/outbox.js";
import { Breather } from "../flow/breather.js";
import { BatchQueue } from "../flow/batch-queue.js";
import { type Deferred, deferred } from "../flow/deferred.js";
import { orAborted } from "../flow/aborting.js";
import type { SyncResult } from "../mesh.js";
import type { HeadSummary } from "../reconcile/head-summary.js";
import type { Digest } from "../revision/digest.js";
import { type Frame, type HelloFrame, PROTOCOL, type WantFrame } from "../wire/frame.js";
import { CreditGate } from "./credit-gate.js";
import type { FrameChannel } from "./frame-channel.js";
import { Heartbeat } from "./heartbeat.js";
import { KnownDigests } from "./known-digests.js";
import { ListingReconciliation } from "./listing-reconciliation.js";
import { LivePush } from "./live-push.js";
import { MessageLine } from "./message-line.js";
import type { Reconciliation } from "./reconciliation.js";
import { RevisionReceiver } from "./revision-receiver.js";
import { RevisionSender } from "./revision-sender.js";
import type { SyncContext } from "./sync-context.js";
import { SyncCounters } from "./sync-counters.js";
import { ProtocolError, SyncError } from "./sync-errors.js";
import { SyncRun } from "./sync-run.js";
import { SyncRuns } from "./sync-runs.js";
import { Wants } from "./wants.js";

const WANTED = 2_000;
const ANNOUNCED = 10_000;
const BATCH = 256;

/**
 * One conversation with one peer: a few endless loops side by side, which end together. None of
 * them waits for another: a slow merge holds up neither the heartbeat nor what is sent.
 */
export class SyncSession {
  readonly #counters: SyncCounters;
  readonly #credit = new CreditGate();
  readonly #known = new KnownDigests();
  readonly #heartbeat: Heartbeat;
  readonly #sender: RevisionSender;
  readonly #receiver: RevisionReceiver;
  readonly #reconciliation: Reconciliation;
  readonly #wants: Wants;
  readonly #live: LivePush;
  readonly #runs: SyncRuns;
  readonly #messages: MessageLine;
  readonly #wanted = new BatchQueue<Digest>(WANTED);
  readonly #usagesWanted = new BatchQueue<string>(WANTED);
  readonly #announced = new BatchQueue<Digest>(ANNOUNCED);
  readonly #greeted: Deferred<void> = deferred();
  #hello = false;

  constructor(
    private readonly context: SyncContext,
    private readonly frames: FrameChannel,
  ) {
    const { library, times, inFlight } = context;
    this.#counters = new SyncCounters(context.total);
    this.#heartbeat = new Heartbeat(frames, times);
    this.#sender = new RevisionSender(library, frames, this.#credit, this.#known, this.#counters);
    this.#receiver = new RevisionReceiver(context, frames, this.#counters, {
      merged: (digest) => this.#settled(digest, () => inFlight.merged(digest)),
      refused: (digest) => this.#settled(digest),
      counted: (patternId) => this.#wants.usageSettled(patternId),
    });
    this.#reconciliation = new ListingReconciliation(library, frames, times.step);
    this.#wants = new Wants(frames, inFlight, times.step);
    this.#live = new LivePush(context, frames, this.#sender, this.#known);
    this.#messages = new MessageLine(frames);
    const run = new SyncRun(library, this.#reconciliation, this.#wants, this.#sender, this.#known);
    this.#runs = new SyncRuns(run, this.peer, this.#counters, context);
  }

  /** The peer at the other end. */
  get peer(): string {
    return this.frames.remote.id;
  }

  /** Whether a comparison is under way. */
  get syncing(): boolean {
    return this.#runs.running;
  }

  /** How many changes wait to be sent to this peer or fetched from it. */
  get pending(): number {
    return this.#live.pending + this.#announced.size + this.#wants.open;
  }

  /** The last round trip in milliseconds. */
  get latency(): number | undefined {
    return this.#heartbeat.latency;
  }

  /** Compares the two libraries now, after a comparison that is under way. */
  sync(): Promise<SyncResult> {
    return this.#runs.request();
  }

  /** Ends a comparison that is under way. */
  cancelSync(): void {
    this.#runs.cancel();
  }

  /** Settings were changed. */
  configured(): void {
    this.#runs.configured();
  }

  /** Sends something of the application's own; throws when that cannot be. */
  message(message: unknown): void {
    this.#messages.send(message);
  }

  /** The head of this pattern changed here. */
  changed(patternId: string): void {
    if (!this.#live.changed(patternId)) {
      this.#runs.trigger();
    }
  }

  /** This pattern was used here. */
  used(patternId: string): void {
    if (!this.#live.used(patternId)) {
      this.#runs.trigger();
    }
  }

  /** Talks until either side, or the signal, ends it; always fails, with the reason. */
  async run(outer: AbortSignal): Promise<never> {
    const over = new AbortController();
    const signal = AbortSignal.any([outer, over.signal]);
    const { room, name, times } = this.context;
    try {
      await Promise.all([
        this.frames.send({
          type: "hello",
          protocol: PROTOCOL,
          room,
          name: name.slice(0, 500),
          credit: times.window,
        }),
        this.#inbound(signal),
        this.#greeting(signal),
        this.#heartbeat.beat(signal),
        this.#receiver.run(signal),
        this.#serve(this.#wanted, (digests) => this.#sender.revisions(digests, signal), signal),
        this.#serve(this.#usagesWanted, (ids) => this.#sender.usages(ids, signal), signal),
        this.#serve(this.#announced, (digests) => this.#fetch(digests, signal), signal),
        this.#live.run(signal),
      ]);
      throw closedError(this.peer, "the conversation ended");
    } finally {
      over.abort(closedError(this.peer, "the session ended"));
      this.#runs.end();
    }
  }

  async #inbound(signal: AbortSignal): Promise<never> {
    const breather = new Breather();
    const frames = this.frames.frames();
    try {
      while (true) {
        const next = await orAborted(frames.next(), signal);
        if (next.done === true) {
          throw closedError(this.peer, "the channel closed");
        }
        this.#heartbeat.sign();
        await this.#handle(next.value);
        await breather.breathe();
      }
    } finally {
      frames.return().catch(() => undefined);
    }
  }

  async #greeting(signal: AbortSignal): Promise<void> {
    const { hello } = this.context.times;
    const timer = setTimeout(
      () => this.#greeted.reject(new ProtocolError("the peer did not say hello")),
      hello,
    );
    try {
      await orAborted(this.#greeted.promise, signal);
    } finally {
      clearTimeout(timer);
    }
    await this.#runs.run(signal);
  }

  async #serve<T>(
    queue: BatchQueue<T>,
    work: (batch: readonly T[]) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void> {
    for await (const batch of queue.batches(BATCH, signal)) {
      await work(batch);
      this.context.news.changed();
    }
  }

  async #handle(frame: Frame): Promise<void> {
    if (frame.type === "hello") {
      this.#greet(frame);
    } else if (!this.#hello) {
      throw new ProtocolError(`the peer's first frame is not hello but ${frame.type}`);
    } else if (this.#reconciliation.accepts(frame)) {
      if (await this.#reconciliation.answer(frame)) {
        this.#runs.shown();
      }
    } else {
      this.#take(frame);
    }
  }

  #take(frame: Frame): void {
    switch (frame.type) {
      case "heads":
        return this.#announce(frame.heads);
      case "want":
        return this.#want(frame);
      case "revisions":
        frame.missing.forEach((digest) => this.#wants.settled(digest));
        return this.#receiver.revisions(frame.revisions);
      case "usage":
        return this.#receiver.usages(frame.usages);
      case "credit":
        return this.#credit.add(frame.n);
      case "ping":
        // Not waited for: a peer that takes nothing must not hold up what it sends.
        return void this.frames.send({ type: "pong", nonce: frame.nonce }).catch(() => undefined);
      case "pong":
        return this.#heartbeat.pong(frame.nonce);
      case "message":
        return this.context.news.message(this.peer, this.#messages.receive(frame.text));
      case "bye":
        throw closedError(this.peer, `the peer said bye: ${frame.reason}`);
    }
  }

  #greet(hello: HelloFrame): void {
    if (hello.protocol !== PROTOCOL) {
      throw new ProtocolError(
        `the peer speaks protocol ${hello.protocol}, this page speaks ${PROTOCOL}; upgrade the` +
          " older of the two",
      );
    }
    if (hello.room !== this.context.room) {
      throw new ProtocolError("the peer is in another room");
    }
    if (this.#hello) {
      throw new ProtocolError("the peer said hello twice");
    }
    this.#hello = true;
    this.#credit.add(hello.credit);
    this.#greeted.resolve();
  }

  #announce(heads: readonly HeadSummary[]): void {
    const news = heads
      .filter((head) => !this.context.library.holds(head.patternId, head.digest))
      .map((head) => head.digest);
    heads.forEach((head) => this.#known.add(head.digest));
    if (!this.#announced.offer(news)) {
      this.#announced.clear();
      this.#runs.trigger();
    }
  }

  async #fetch(digests: readonly Digest[], signal: AbortSignal): Promise<void> {
    try {
      await this.#wants.revisions(digests, signal);
    } catch (thrown) {
      if (!(thrown instanceof SyncError)) {
        throw thrown;
      }
      this.#runs.trigger();
    }
  }

  #want({ revisions, usages }: WantFrame): void {
    if (!this.#wanted.offer(revisions) || !this.#usagesWanted.offer(usages)) {
      throw new ProtocolError(`the peer asks for more than ${WANTED} items at once`);
    }
  }

  /** Ends the waiting of those who asked for it. */
  #settled(digest: Digest, first: () => void = () => undefined): void {
    first();
    this.#known.add(digest);
    this.#wants.settled(digest);
  }
}
