import type { Revision } from "../revision/revision.js";
import type { VersionVector } from "../revision/version-vector.js";
import type { OpenConflict } from "./conflict-listing.js";

interface Answer {
  /** What both sides of the conflict had seen. */
  readonly conflict: VersionVector;
  /** What who sees the answer has seen. */
  readonly made: VersionVector;
}

const MOST = 1_000;

/**
 * The last conflict of each pattern that was settled here since the library was opened.
 *
 * A handler that settles what it is told of runs with every member at once. Their answers are
 * concurrent, so they are a conflict again; were it told again, each would answer the others'
 * answers without end. Who answered is therefore told of what is news to it only: of a side whose
 * author had not seen the conflict, or of two sides whose authors had both seen this answer. Edits
 * made without the conflict in view are as many as there were before all had heard of it, so the
 * answers end; the conflict that they leave stays open, and one of them counts.
 */
export class Answers {
  readonly #last = new Map<string, Answer>();

  /** This member settled a conflict with a revision. */
  note({ patternId, local, remote }: OpenConflict, made: Revision): void {
    this.#last.delete(patternId);
    this.#last.set(patternId, {
      conflict: local.body.clock.merge(remote.body.clock),
      made: made.body.clock,
    });
    for (const oldest of this.#last.keys()) {
      if (this.#last.size <= MOST) {
        return;
      }
      this.#last.delete(oldest);
    }
  }

  /** Whether a conflict is between answers to the one that was settled here. */
  isOfAnswers({ patternId, local, remote }: OpenConflict): boolean {
    const last = this.#last.get(patternId);
    const clocks = [local.body.clock, remote.body.clock];
    return (
      last !== undefined &&
      clocks.every((clock) => clock.covers(last.conflict)) &&
      !clocks.every((clock) => clock.covers(last.made))
    );
  }
}
