/** Credit that one sender holds. */
export interface Lease {
  /** How much of it is left. */
  readonly size: number;
  /** Spends some of it, for good. */
  spend(n: number): void;
}

interface Waiting {
  readonly most: number;
  granted(lent: number): void;
}

/**
 * How many more items the other side has room for. Those who want to send wait here in their
 * order; nothing is sent on trust.
 */
export class CreditGate {
  readonly #waiting: Waiting[] = [];
  #credit = 0;

  /** The other side has room for `n` more. */
  add(n: number): void {
    this.#credit = Math.min(Number.MAX_SAFE_INTEGER, this.#credit + n);
    while (this.#credit > 0) {
      const next = this.#waiting.shift();
      if (!next) {
        return;
      }
      const lent = Math.min(next.most, this.#credit);
      this.#credit -= lent;
      next.granted(lent);
    }
  }

  /**
   * Lends from 1 to `most` of the credit to `use`, as soon as there is any. What `use` has not
   * spent comes back when it ends.
   */
  async lend<T>(most: number, signal: AbortSignal, use: (lease: Lease) => Promise<T>): Promise<T> {
    let left = await this.#granted(most, signal);
    const lease: Lease = {
      get size() {
        return left;
      },
      spend(n) {
        if (n > left) {
          throw new RangeError(`credit: at most ${left} expected, got ${n}`);
        }
        left -= n;
      },
    };
    try {
      return await use(lease);
    } finally {
      const rest = left;
      left = 0;
      this.add(rest);
    }
  }

  #granted(most: number, signal: AbortSignal): Promise<number> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(signal.reason as Error);
        return;
      }
      const abort = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        reject(signal.reason as Error);
      };
      const waiting: Waiting = {
        most,
        granted: (lent) => {
          signal.removeEventListener("abort", abort);
          resolve(lent);
        },
      };
      signal.addEventListener("abort", abort, { once: true });
      this.#waiting.push(waiting);
      this.add(0);
    });
  }
}
