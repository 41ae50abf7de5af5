import { MeshError } from "../core/errors.js";
import type { Mesh, MeshSnapshot } from "../core/mesh.js";
import type { Source } from "./source.js";

/**
 * The state of a mesh, with why it could not be started where its own snapshot does not say: a page
 * that gets no keys from its browser has no member that could.
 */
export class MeshState implements Source<MeshSnapshot> {
  private readonly listeners = new Set<() => void>();
  private failure: Error | null = null;
  private shown: { readonly of: MeshSnapshot; readonly snapshot: MeshSnapshot } | undefined;

  constructor(private readonly mesh: Mesh) {}

  readonly getSnapshot = (): MeshSnapshot => {
    const of = this.mesh.getSnapshot();
    if (this.failure === null || of.error !== null || of.initialized) {
      return of;
    }
    if (this.shown?.of !== of) {
      this.shown = { of, snapshot: { ...of, error: this.failure } };
    }
    return this.shown.snapshot;
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    const unsubscribe = this.mesh.subscribe(listener);
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      unsubscribe();
    };
  };

  /** Keeps why a start failed until the next one; being stopped is no failure. */
  async starting(start: () => Promise<void>): Promise<void> {
    this.failed(null);
    try {
      await start();
    } catch (thrown) {
      if (!(thrown instanceof MeshError && thrown.code === "stopped")) {
        this.failed(thrown instanceof Error ? thrown : new Error(String(thrown)));
      }
      throw thrown;
    }
  }

  private failed(failure: Error | null): void {
    if (this.failure !== failure) {
      this.failure = failure;
      this.shown = undefined;
      [...this.listeners].forEach((listener) => listener());
    }
  }
}
