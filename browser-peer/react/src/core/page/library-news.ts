import type { Emitter } from "../flow/emitter.js";
import type { Library, LibraryChange } from "../library/library.js";
import type { MeshEvents } from "../mesh.js";
import type { Revision } from "../revision/revision.js";
import { receivedPattern } from "./received-pattern.js";

/** Tells what happens in the library, as events of the mesh. */
export class LibraryNews {
  constructor(
    private readonly library: Library,
    private readonly events: Emitter<MeshEvents>,
  ) {}

  /** One step of the library. */
  changed(changes: readonly LibraryChange[]): void {
    for (const { kind, patternId, deleted } of changes) {
      if (kind === "head") {
        this.events.emit("pattern-changed", { patternId, deleted });
      }
    }
    const opened = ids(changes, (change) => change.conflict);
    if (opened.size > 0) {
      void this.#conflicts(opened);
    }
    for (const patternId of ids(changes, (change) => change.resolved)) {
      this.events.emit("conflict-resolved", { patternId });
    }
  }

  /** A peer brought these. */
  async received(peerId: string, revisions: readonly Revision[]): Promise<void> {
    const uses = new Map(
      (await this.library.usages(revisions.map((revision) => revision.body.patternId))).map(
        ({ patternId, counter }) => [patternId, counter.total()],
      ),
    );
    for (const revision of revisions) {
      const pattern = receivedPattern(revision, uses.get(revision.body.patternId) ?? 0);
      if (pattern) {
        this.events.emit("pattern-received", { pattern, peerId });
      }
    }
  }

  async #conflicts(patternIds: ReadonlySet<string>): Promise<void> {
    for (const conflict of await this.library.conflicts()) {
      if (patternIds.has(conflict.patternId)) {
        this.events.emit("conflict", conflict);
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
