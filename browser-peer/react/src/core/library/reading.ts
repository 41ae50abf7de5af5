import type { Conflict, PatternPage } from "../mesh.js";
import type { HeldPattern, PastRevision } from "../pattern/shared-pattern.js";
import type { Revision } from "../revision/revision.js";
import { conflictsOf, type OpenConflict, openConflicts } from "./conflict-listing.js";
import type { LibraryParts } from "./library-parts.js";
import type { SearchQuery } from "./search-query.js";
import { search } from "./search.js";
import { settle } from "./settling.js";
import { findRevisions, historyOf } from "./stored-revisions.js";
import { conflictView, heldPattern, pastRevision } from "./views.js";

/** A revision as its holder sees it, with the uses so far; undefined for a tombstone. */
export function held({ index }: LibraryParts, revision: Revision): HeldPattern | undefined {
  return heldPattern(revision, index.usage(revision.body.patternId).total);
}

/** A page of what a query finds, whole. */
export async function searchPage(parts: LibraryParts, query: SearchQuery): Promise<PatternPage> {
  const { page, size } = query;
  const found = await search(query, parts.index, parts.codes);
  const shown = found.slice(page * size, (page + 1) * size);
  const heads = shown.map(({ head }) => head.winner.digest);
  const revisions = await findRevisions(parts.store, heads);
  const items = revisions.map(({ revision }) => held(parts, revision));
  return { items: items.filter((item) => item !== undefined), total: found.length, page, size };
}

/** Every state of a pattern that was seen here, the winner first. */
export async function pastRevisions(
  { store }: LibraryParts,
  patternId: string,
): Promise<readonly PastRevision[]> {
  const revisions = await historyOf(store, patternId);
  return revisions.map((revision) => pastRevision(revision, revisions[0]!.digest));
}

/** Every open conflict, as a person sees it, who may settle it. */
export async function conflictViews(parts: LibraryParts): Promise<readonly Conflict[]> {
  return (await openConflicts(parts)).map((conflict) => view(parts, conflict));
}

/** The open conflicts of a pattern that are news to this member. */
export async function conflictNews(
  parts: LibraryParts,
  patternId: string,
): Promise<readonly Conflict[]> {
  return (await conflictsOf(parts, patternId))
    .filter((conflict) => !parts.answers.isOfAnswers(conflict))
    .map((conflict) => view(parts, conflict));
}

function view(parts: LibraryParts, conflict: OpenConflict): Conflict {
  return conflictView(conflict, (choice) => settle(parts, conflict, choice));
}
