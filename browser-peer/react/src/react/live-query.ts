import type { MeshSnapshot } from "../core/mesh.js";
import { reuse } from "../core/reuse.js";
import type { Source } from "./source.js";

/** An answer of the library, as far as it is there. */
export interface QueryState<T> {
  /** The last answer; undefined before the first. */
  readonly data: T | undefined;
  /** Whether a newer answer is on its way. */
  readonly loading: boolean;
  readonly error: Error | null;
}

/** A question to the library that is asked again whenever the library changed, while it is watched. */
export class LiveQuery<T> implements Source<QueryState<T>> {
  private readonly listeners = new Set<() => void>();
  private unsubscribe: () => void = () => undefined;
  private state: QueryState<T>;
  private asking = false;
  private answered: number | undefined;

  /** @param before what is shown until the first answer */
  constructor(
    private readonly mesh: Source<MeshSnapshot>,
    private readonly ask: () => Promise<T>,
    before?: T,
  ) {
    this.state = { data: before, loading: true, error: null };
  }

  readonly getSnapshot = (): QueryState<T> => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    if (this.listeners.size === 1) {
      this.unsubscribe = this.mesh.subscribe(this.follow);
      this.follow();
    }
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) {
        this.unsubscribe();
      }
    };
  };

  /** Asks again although nothing changed. */
  readonly refresh = (): void => {
    this.answered = undefined;
    this.follow();
  };

  private readonly follow = (): void => {
    const { library, error } = this.mesh.getSnapshot();
    if (this.asking || this.listeners.size === 0) {
      return;
    }
    if (!library.ready) {
      this.answered = undefined;
      this.show({ ...this.state, loading: error === null, error });
    } else if (this.answered !== library.change) {
      this.asking = true;
      this.show({ ...this.state, loading: true });
      void this.answer(library.change);
    }
  };

  private async answer(change: number): Promise<void> {
    this.answered = change;
    try {
      const data = await this.ask();
      this.state = { data: reuse(this.state.data, data), loading: false, error: null };
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      this.state = { ...this.state, loading: false, error };
    }
    this.asking = false;
    this.tell();
    this.follow();
  }

  private show(state: QueryState<T>): void {
    const next = reuse(this.state, state);
    if (next !== this.state) {
      this.state = next;
      this.tell();
    }
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener());
  }
}
