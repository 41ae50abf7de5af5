import { MeshError } from "../errors.js";
import type { ConflictSides, Resolution } from "../mesh.js";
import type { PatternEdit, SharedPattern } from "../pattern/shared-pattern.js";
import { rankOf, wins } from "../conflict/revision-order.js";
import { bothAudiences, sameAudience } from "../revision/audience.js";
import { parseDigest } from "../revision/digest.js";
import { completed, editTo } from "./authoring.js";
import type { OpenConflict } from "./conflict-listing.js";
import { audienceOf, authorsOf, conflictsOf } from "./conflict-listing.js";
import { type Base, edit } from "./editing.js";
import type { LibraryParts } from "./library-parts.js";
import { noSuch } from "./no-such.js";
import { findRevisions } from "./stored-revisions.js";
import { openTips } from "./tips.js";

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

/** Settles the conflict of these two revisions, given by their digests. */
export async function settleBetween(
  parts: LibraryParts,
  patternId: string,
  sides: ConflictSides,
  choice: Resolution,
): Promise<void> {
  const found = await findRevisions(
    parts.store,
    sides.map((side) => parseDigest(side)),
  );
  const [local, remote] = found.map(({ revision }) => revision);
  if (local?.body.patternId !== patternId || remote?.body.patternId !== patternId) {
    throw noSuch("conflict of these revisions", patternId);
  }
  const winner = wins(rankOf(local), rankOf(remote)) ? "local" : "remote";
  await settle(parts, { patternId, local, remote, winner }, choice);
}

/**
 * Settles a conflict: makes a revision that has seen both sides, so it wins everywhere and the
 * conflict closes wherever it comes. One that is settled already stays as it is: every tab of this
 * member may have been told of it.
 */
export async function settle(
  parts: LibraryParts,
  conflict: OpenConflict,
  choice: Resolution,
): Promise<void> {
  let answered = false;
  const head = await edit(parts, conflict.patternId, undefined, (base) => {
    const open = asItIs(conflict, base);
    answered = open !== undefined;
    return (
      open &&
      (choice === "local" || choice === "remote" ? chosen(open, choice) : merged(open, choice))
    );
  });
  if (answered) {
    parts.answers.note(conflict, head);
  }
}

/**
 * The conflict, with what has followed the side that counts; undefined when there is nothing to
 * decide any more, or when what counts now was made without either side: that is told of anew.
 */
function asItIs(conflict: OpenConflict, base: Base | undefined): OpenConflict | undefined {
  const { winner } = conflict;
  const open = openTips(base?.pattern.tips ?? []).map(({ digest }) => digest);
  const lost = conflict[winner === "local" ? "remote" : "local"];
  const stands = open.includes(lost.digest) && !open.includes(conflict[winner].digest);
  return base && stands ? { ...conflict, [winner]: base.head } : undefined;
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
