import { after, nothing } from "../flow/after.js";
import { guarded } from "../flow/emitter.js";
import type { MeshSnapshot, Unsubscribe } from "../mesh.js";
import { reuse } from "../reuse.js";

/** The least time between two snapshots, in milliseconds: one frame of the screen. */
const FRAME = 16;

/** Keeps the latest snapshot, makes a new one at most once a frame, and only when it differs. */
export class SnapshotSource {
  readonly #listeners = new Set<() => void>();
  #snapshot: MeshSnapshot;
  #planned = nothing;
  #dirty = false;

  /** @param make puts a snapshot together */
  constructor(private readonly make: () => MeshSnapshot) {
    this.#snapshot = make();
  }

  get snapshot(): MeshSnapshot {
    return this.#snapshot;
  }

  subscribe(listener: () => void): Unsubscribe {
    const entry = (): void => listener();
    this.#listeners.add(entry);
    return () => void this.#listeners.delete(entry);
  }

  /** Something may have changed. */
  changed(): void {
    if (!this.#dirty) {
      this.#dirty = true;
      this.#planned = after(FRAME, () => this.flush());
    }
  }

  /** Brings the snapshot up to date at once. */
  flush(): void {
    this.#planned();
    this.#dirty = false;
    const next = reuse(this.#snapshot, this.make());
    if (next !== this.#snapshot) {
      this.#snapshot = next;
      [...this.#listeners].forEach((listener) => guarded(listener));
    }
  }
}
