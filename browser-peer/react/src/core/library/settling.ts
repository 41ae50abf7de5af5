import { MeshError } from "../errors.js";
import type { Resolution } from "../mesh.js";
import type { PatternEdit, SharedPattern } from "../pattern/shared-pattern.js";
import { bothAudiences, sameAudience } from "../revision/audience.js";
import { completed, editTo } from "./authoring.js";
import type { OpenConflict } from "./conflict-listing.js";
import { audienceOf, authorsOf, conflictsOf } from "./conflict-listing.js";
import { edit } from "./editing.js";
import type { LibraryParts } from "./library-parts.js";
import { noSuch } from "./no-such.js";

/** Settles the first open conflict of a pattern. */
export async function settleFirst(
  parts: LibraryParts,
  patternId: string,
  choice: Resolution,
): Promise<void> {
  const [conflict] = await conflictsOf(parts, patternId);
  if (!conflict) {
    throw noSuch("open conflict", patternId);
  }
  await settle(parts, conflict, choice);
}

/**
 * Settles a conflict: makes a revision that has seen both sides, so it wins everywhere and the
 * conflict closes wherever it comes.
 */
export async function settle(
  parts: LibraryParts,
  conflict: OpenConflict,
  choice: Resolution,
): Promise<void> {
  const settled =
    choice === "local" || choice === "remote" ? chosen(conflict, choice) : merged(conflict, choice);
  await edit(parts, conflict.patternId, undefined, () => settled);
}

/** One of the sides, which may be a deletion, unless that shows it to people left out of it. */
function chosen(conflict: OpenConflict, choice: "local" | "remote") {
  const { content, audience } = conflict[choice].body;
  const all = audienceOf(conflict);
  if (!sameAudience(bothAudiences(audience, authorsOf(conflict)), all)) {
    throw new MeshError(
      "edit-rejected",
      `pattern ${conflict.patternId}: this side is directed to fewer people than the other one; to` +
        " show it to all of them, resolve with its text as an edit",
    );
  }
  return content ? editTo(content, all) : { audience: all };
}

/** What a person made of both sides; what is left out is as on the side that counts. */
function merged(conflict: OpenConflict, choice: SharedPattern | PatternEdit) {
  const before = conflict[conflict.winner].body.content;
  const more = "audience" in choice && choice.audience !== undefined ? choice.audience : [];
  return editTo(completed(choice, before), bothAudiences(authorsOf(conflict), more));
}
