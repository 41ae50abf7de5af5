import type { Unsubscribe } from "../mesh.js";
import type { LibraryChange } from "./library.js";

type Listener = (changes: readonly LibraryChange[]) => void;

/** Tells of committed changes, in order; holds none of them back. */
export class ChangeFeed {
  readonly #listeners = new Set<Listener>();

  subscribe(listener: Listener): Unsubscribe {
    const own: Listener = (changes) => listener(changes);
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  /** A listener that throws keeps no other one from hearing; the page's console tells of it. */
  publish(changes: readonly LibraryChange[]): void {
    if (changes.length === 0) {
      return;
    }
    for (const listener of [...this.#listeners]) {
      try {
        listener(changes);
      } catch (e) {
        queueMicrotask(() => {
          throw e;
        });
      }
    }
  }
}
