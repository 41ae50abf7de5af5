/**
 * How long to wait before the next attempt: twice as long after each failure up to a cap, and of
 * that a random part between a half and the whole, so that many peers that lost the same server do
 * not come back at the same instant.
 */
export class BackOff {
  #failures = 0;

  /**
   * @param first the longest wait after one failure, in milliseconds
   * @param cap the longest wait ever
   * @param random for the jitter, 0 to 1
   */
  constructor(
    private readonly first: number,
    private readonly cap: number,
    private readonly random: () => number = Math.random,
  ) {}

  /** Counts one more failure and says how many milliseconds to wait. */
  next(): number {
    this.#failures++;
    const longest = Math.min(this.cap, this.first * 2 ** Math.min(this.#failures - 1, 30));
    return Math.max(1, Math.floor(longest * (0.5 + this.random() / 2)));
  }

  /** The next wait is a first one again. */
  reset(): void {
    this.#failures = 0;
  }
}
