import { after, nothing } from "../flow/after.js";
import { BackOff } from "../flow/back-off.js";

/** When a link is tried again, in milliseconds. */
export interface RetryTimes {
  /** The longest wait after the first failure. */
  readonly first: number;
  /** The longest wait ever, and the usual one after the other side refused. */
  readonly cap: number;
  /** How long the smaller peer waits for an offer before it asks for one. */
  readonly patience: number;
  /** A channel that lasted this long makes the next failure a first one. */
  readonly steady: number;
}

/** The times that suit a network. */
export const RETRY: RetryTimes = { first: 500, cap: 30_000, patience: 2_000, steady: 10_000 };

/** When a link tries next; at most one next try is planned. */
export class Tries {
  readonly #backOff: BackOff;
  #openedAt = 0;
  #planned = nothing;

  constructor(readonly times: RetryTimes = RETRY) {
    this.#backOff = new BackOff(times.first, times.cap);
  }

  /** Plans a try, in place of the one that was planned. */
  after(wait: number, attempt: () => void): void {
    this.cancel();
    this.#planned = after(wait, attempt);
  }

  cancel(): void {
    this.#planned();
  }

  /** How long to wait after one more failure. */
  next(): number {
    return this.#backOff.next();
  }

  /** The same for the side that gives the other one time to offer first. */
  nextPatiently(): number {
    return Math.max(this.#backOff.next(), this.times.patience);
  }

  /** A channel opened. */
  opened(): void {
    this.#openedAt = Date.now();
  }

  /** It ended. One that lasted makes the next wait a first one. */
  ended(): void {
    if (Date.now() - this.#openedAt >= this.times.steady) {
      this.#backOff.reset();
    }
  }
}
