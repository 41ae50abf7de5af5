/**
 * A bounded queue that is emptied in batches: while one batch is worked on the next one gathers,
 * so that batches grow with the load and a lone item waits for nobody. What waits already is not
 * taken twice.
 */
export class BatchQueue<T> {
  readonly #items = new Set<T>();
  #wake: (() => void) | undefined;

  /** @param capacity the most that may wait */
  constructor(private readonly capacity: number) {}

  get size(): number {
    return this.#items.size;
  }

  /** Adds all, or nothing where that would exceed the capacity. */
  offer(more: Iterable<T>): boolean {
    const fresh = new Set<T>();
    for (const item of more) {
      if (!this.#items.has(item)) {
        fresh.add(item);
      }
    }
    if (this.#items.size + fresh.size > this.capacity) {
      return false;
    }
    fresh.forEach((item) => this.#items.add(item));
    this.#wake?.();
    return true;
  }

  /** Takes everything out, unserved. */
  clear(): readonly T[] {
    return this.#take(Infinity);
  }

  /** What waits, in batches of 1 to `most`, until the signal. For one reader. */
  async *batches(most: number, signal: AbortSignal): AsyncGenerator<readonly T[], void> {
    const wake = (): void => this.#wake?.();
    signal.addEventListener("abort", wake);
    try {
      while (!signal.aborted) {
        if (this.#items.size === 0) {
          await new Promise<void>((resolve) => (this.#wake = resolve));
          this.#wake = undefined;
        } else {
          yield this.#take(most);
        }
      }
    } finally {
      signal.removeEventListener("abort", wake);
    }
  }

  #take(most: number): readonly T[] {
    const batch: T[] = [];
    for (const item of this.#items) {
      if (batch.length >= most) {
        break;
      }
      batch.push(item);
      this.#items.delete(item);
    }
    return batch;
  }
}
