import { asMeshError, type MeshError } from "../errors.js";
import type { Emitter } from "../flow/emitter.js";
import type { Library, LibraryChange } from "../library/library.js";
import type { MeshEvents } from "../mesh.js";
import type { Revision } from "../revision/revision.js";
import { receivedPattern } from "./received-pattern.js";

/** Tells what happens in the library, as events of the mesh. */
export class LibraryNews {
  /** Patterns with conflicts that were not told yet. */
  readonly #disputed = new Set<string>();
  #telling = false;
  #over = false;

  /** @param failed hears that a conflict could not be read; it stays in the list of all */
  constructor(
    private readonly library: Library,
    private readonly events: Emitter<MeshEvents>,
    private readonly failed: (error: MeshError) => void,
  ) {}

  /** One step of the library. */
  changed(changes: readonly LibraryChange[]): void {
    for (const { kind, patternId, deleted } of changes) {
      if (kind === "head") {
        this.events.emit("pattern-changed", { patternId, deleted });
      }
    }
    ids(changes, (change) => change.conflict).forEach((id) => this.#disputed.add(id));
    void this.#tell();
    for (const patternId of ids(changes, (change) => change.resolved)) {
      this.events.emit("conflict-resolved", { patternId });
    }
  }

  /** A peer brought these. */
  received(peerId: string, revisions: readonly Revision[]): void {
    for (const revision of revisions) {
      const pattern = receivedPattern(revision, this.library.uses(revision.body.patternId));
      if (pattern) {
        this.events.emit("pattern-received", { pattern, peerId });
      }
    }
  }

  /** Nothing is told any more. */
  end(): void {
    this.#over = true;
    this.#disputed.clear();
  }

  /** Reads and tells of one pattern after the other, however many come meanwhile. */
  async #tell(): Promise<void> {
    if (this.#telling) {
      return;
    }
    this.#telling = true;
    for (const patternId of this.#disputed) {
      this.#disputed.delete(patternId);
      await this.#conflicts(patternId);
    }
    this.#telling = false;
  }

  async #conflicts(patternId: string): Promise<void> {
    try {
      const conflicts = await this.library.conflictNews(patternId);
      conflicts
        .filter(() => !this.#over)
        .forEach((conflict) => this.events.emit("conflict", conflict));
    } catch (thrown) {
      if (!this.#over) {
        this.failed(asMeshError(thrown));
      }
    }
  }
}

function ids(
  changes: readonly LibraryChange[],
  which: (change: LibraryChange) => boolean,
): ReadonlySet<string> {
  return new Set(changes.filter(which).map((change) => change.patternId));
}
