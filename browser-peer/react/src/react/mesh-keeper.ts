import { MeshError, messageOf } from "../core/errors.js";
import type { Mesh } from "../core/mesh.js";

/**
 * Starts and stops the meshes of one provider, one after another: two at a time would take the
 * same key's place in the room from each other. A release counts only when nothing holds the mesh
 * again in the same turn, since strict mode unmounts and mounts everything once for a trial.
 */
export class MeshKeeper {
  private held: Mesh | undefined;
  private leaving:
    { readonly mesh: Mesh; readonly timer: ReturnType<typeof setTimeout> } | undefined;
  private starting: { readonly mesh: Mesh; readonly done: Promise<void> } | undefined;
  private stopped: Promise<void> = Promise.resolve();

  hold(mesh: Mesh): void {
    const leaving = this.leaving;
    if (leaving?.mesh === mesh) {
      clearTimeout(leaving.timer);
      this.leaving = undefined;
    } else if (leaving !== undefined) {
      this.stop(leaving.mesh);
    }
    this.held = mesh;
  }

  release(mesh: Mesh): void {
    this.leaving = { mesh, timer: setTimeout(() => this.stop(mesh), 0) };
  }

  /** Starts what is held, when what was held before has stopped; who asks meanwhile waits too. */
  start(mesh: Mesh): Promise<void> {
    if (this.starting?.mesh !== mesh) {
      const starting = { mesh, done: this.begin(mesh).finally(() => this.started(starting)) };
      this.starting = starting;
    }
    return this.starting.done;
  }

  private async begin(mesh: Mesh): Promise<void> {
    await this.stopped;
    if (this.held !== mesh) {
      throw new MeshError("stopped", "the provider of this mesh is gone; nothing was started");
    }
    await mesh.start();
  }

  private started(starting: { readonly mesh: Mesh }): void {
    if (this.starting === starting) {
      this.starting = undefined;
    }
  }

  private stop(mesh: Mesh): void {
    clearTimeout(this.leaving?.timer);
    this.leaving = undefined;
    this.starting = undefined;
    if (this.held === mesh) {
      this.held = undefined;
    }
    const before = this.stopped;
    this.stopped = Promise.allSettled([before, mesh.stop()]).then(([, stop]) => {
      if (stop.status === "rejected") {
        console.error(`PatternMesh did not stop cleanly: ${messageOf(stop.reason)}`);
      }
    });
  }
}
