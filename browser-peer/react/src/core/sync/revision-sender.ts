import { orAborted } from "../flow/aborting.js";
import type { Library } from "../library/library.js";
import type { Digest } from "../revision/digest.js";
import { mayBeHeldBy } from "../revision/revision.js";
import { UsageCounter } from "../usage/usage-counter.js";
import type { Frame } from "../wire/frame.js";
import type { CreditGate, Lease } from "./credit-gate.js";
import type { FrameChannel } from "./frame-channel.js";
import type { KnownDigests } from "./known-digests.js";
import { revisionFrames, usageFrames } from "./revision-frames.js";
import type { SyncCounters } from "./sync-counters.js";

const BATCH = 64;

/** Deals with some of a batch, from its beginning, and tells with how many items. */
type SendBatch<T> = (batch: readonly T[], lease: Lease, signal: AbortSignal) => Promise<number>;

/**
 * Sends revisions and usage to one peer: under its credit, and only what it may hold. Contents are
 * read from the library for each batch, so that what waits for a slow peer is digests.
 */
export class RevisionSender {
  readonly #peer: string;

  constructor(
    private readonly library: Library,
    private readonly frames: FrameChannel,
    private readonly credit: CreditGate,
    private readonly known: KnownDigests,
    private readonly counters: SyncCounters,
  ) {
    this.#peer = frames.remote.id;
  }

  /** Sends these; those that it cannot or may not send are told to the peer as missing. */
  revisions(digests: readonly Digest[], signal: AbortSignal): Promise<void> {
    return this.#inBatches(digests, signal, (batch, lease) =>
      this.#revisions(batch, lease, signal),
    );
  }

  /** Sends the usage of these patterns; of one that the peer is not shown, none. */
  usages(patternIds: readonly string[], signal: AbortSignal): Promise<void> {
    return this.#inBatches(patternIds, signal, (batch, lease) =>
      this.#usages(batch, lease, signal),
    );
  }

  async #inBatches<T>(all: readonly T[], signal: AbortSignal, send: SendBatch<T>): Promise<void> {
    for (let from = 0; from < all.length;) {
      from += await this.credit.lend(Math.min(BATCH, all.length - from), signal, (lease) =>
        send(all.slice(from, from + lease.size), lease, signal),
      );
    }
  }

  async #revisions(asked: readonly Digest[], lease: Lease, signal: AbortSignal): Promise<number> {
    const found = await this.library.revisions(asked);
    // A full answer of the library may stop early: what follows its last item is asked for again.
    const last = found.at(-1);
    const reach = last ? asked.lastIndexOf(last.digest) + 1 : asked.length;
    const allowed = found.filter((revision) => mayBeHeldBy(revision, this.#peer));
    const sendable = new Set(allowed.map((revision) => revision.digest));
    const missing = asked.slice(0, reach).filter((digest) => !sendable.has(digest));
    for (const frame of revisionFrames(allowed, missing)) {
      await this.#spend(frame.revisions.length, lease, frame, signal);
      frame.revisions.forEach((revision) => this.known.add(revision.digest));
      this.counters.add({ sent: frame.revisions.length });
    }
    return reach;
  }

  /** Every counter asked for is answered, so that whoever asks knows when to ask on. */
  async #usages(asked: readonly string[], lease: Lease, signal: AbortSignal): Promise<number> {
    const shown = asked.filter((id) => this.library.shownTo(this.#peer, id));
    const found = new Map(
      (await this.library.usages(shown)).map((usage) => [usage.patternId, usage]),
    );
    const answers = asked.map(
      (patternId) => found.get(patternId) ?? { patternId, counter: UsageCounter.ZERO },
    );
    for (const frame of usageFrames(answers)) {
      await this.#spend(frame.usages.length, lease, frame, signal);
    }
    return asked.length;
  }

  /** A frame that is on its way stays on its way, so its credit is spent before it is sent. */
  async #spend(n: number, lease: Lease, frame: Frame, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    lease.spend(n);
    await orAborted(this.frames.send(frame), signal);
  }
}
