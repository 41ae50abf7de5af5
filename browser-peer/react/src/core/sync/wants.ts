import type { PeerId } from "../identity/peer-id.js";
import type { Digest } from "../revision/digest.js";
import { Asking } from "./asking.js";
import type { FrameChannel } from "./frame-channel.js";
import type { InFlight } from "./in-flight.js";

/**
 * Asks one peer for revisions and counters and waits until they are merged. A revision that was
 * asked of one peer is not asked of another meanwhile.
 */
export class Wants {
  readonly #peer: PeerId;
  readonly #revisions: Asking<Digest>;
  readonly #usages: Asking<string>;

  /** @param stepTimeout how long the peer may go without sending anything that was asked for */
  constructor(
    frames: FrameChannel,
    private readonly inFlight: InFlight,
    stepTimeout: number,
  ) {
    this.#peer = frames.remote.id;
    this.#revisions = new Asking(
      (revisions) => frames.send({ type: "want", revisions, usages: [] }),
      stepTimeout,
    );
    this.#usages = new Asking(
      (usages) => frames.send({ type: "want", revisions: [], usages }),
      stepTimeout,
    );
  }

  /** How much was asked for and did not come yet. */
  get open(): number {
    return this.#revisions.open + this.#usages.open;
  }

  /** Asks for those that nobody was asked for; done when all came or are known to be missing. */
  revisions(digests: readonly Digest[], signal: AbortSignal): Promise<void> {
    return this.#claimed(digests, (mine) => this.#revisions.ask(mine, signal));
  }

  /** Waits for those that the peer sends unasked and nobody else was asked for. */
  expected(digests: readonly Digest[], signal: AbortSignal): Promise<void> {
    return this.#claimed(digests, (mine) => this.#revisions.expect(mine, signal));
  }

  /** Asks for the counters of these patterns; done when all came. */
  usages(patternIds: readonly string[], signal: AbortSignal): Promise<void> {
    return this.#usages.ask(patternIds, signal);
  }

  /** This revision was merged or refused, or the peer does not have it. */
  settled(digest: Digest): void {
    this.#revisions.settled(digest);
  }

  /** The counter of this pattern was merged. */
  usageSettled(patternId: string): void {
    this.#usages.settled(patternId);
  }

  async #claimed(
    digests: readonly Digest[],
    get: (mine: readonly Digest[]) => Promise<void>,
  ): Promise<void> {
    const mine = digests.filter((digest) => this.inFlight.claim(digest, this.#peer));
    try {
      await get(mine);
    } finally {
      mine.forEach((digest) => this.inFlight.release(digest, this.#peer));
    }
  }
}
