import { MeshError } from "../errors.js";
import { InvalidFieldError } from "../pattern/invalid-field-error.js";
import type { Audience, PatternContent, PatternEdit } from "../pattern/shared-pattern.js";
import { audience, bothAudiences, sameAudience } from "../revision/audience.js";
import { parseDigest } from "../revision/digest.js";
import type { Revision } from "../revision/revision.js";
import type { Edit } from "./editing.js";
import { edit } from "./editing.js";
import type { LibraryParts } from "./library-parts.js";
import { noSuch } from "./no-such.js";
import { findRevisions } from "./stored-revisions.js";

const DEFAULT_CONFIDENCE = 50;

/** Creates or edits a pattern; what is left out stays as it is. */
export function put(
  parts: LibraryParts,
  patternId: string,
  change: PatternEdit,
  ifMatch?: string,
): Promise<Revision> {
  return edit(parts, patternId, ifMatch, (base) =>
    editTo(completed(change, base?.head.body.content), change.audience),
  );
}

/** Deletes a pattern; the deletion spreads as an edit does. */
export function remove(
  parts: LibraryParts,
  patternId: string,
  ifMatch?: string,
): Promise<Revision> {
  return edit(parts, patternId, ifMatch, (base) => {
    if (!base?.head.body.content) {
      throw noSuch("pattern", patternId);
    }
    return {};
  });
}

/** Lets more people hold a pattern; one that they may hold already stays as it is. */
export function share(parts: LibraryParts, patternId: string, more: Audience): Promise<Revision> {
  return edit(parts, patternId, undefined, (base) => {
    const content = base?.head.body.content;
    if (!base || !content) {
      throw noSuch("pattern", patternId);
    }
    const now = base.head.body.audience;
    return sameAudience(bothAudiences(now, audience(more)), now)
      ? undefined
      : { content, audience: more };
  });
}

/** Makes the content of a past state the newest one. */
export async function restore(
  parts: LibraryParts,
  patternId: string,
  digest: string,
): Promise<Revision> {
  const [past] = await findRevisions(parts.store, [parseDigest(digest)]);
  const content = past?.revision.body.content;
  if (past?.revision.body.patternId !== patternId) {
    throw noSuch("revision of this pattern", digest);
  }
  if (!content) {
    throw new MeshError(
      "edit-rejected",
      `pattern ${patternId}: this revision is a deletion; delete the pattern instead`,
    );
  }
  return edit(parts, patternId, undefined, (base) => {
    if (base) {
      checkMayShow(parts.identity.peerId, past.revision, base.head);
    }
    return { content };
  });
}

/** What one member directed to few, another one does not show to more of them. */
function checkMayShow(self: string, past: Revision, head: Revision): void {
  const told = bothAudiences(past.body.audience, [past.sharedBy, self]);
  const shown = bothAudiences(head.body.audience, [head.sharedBy, self]);
  if (past.sharedBy !== self && !sameAudience(bothAudiences(told, shown), told)) {
    throw new MeshError(
      "edit-rejected",
      `pattern ${head.body.patternId}: its author directed this revision to fewer people than may` +
        " see the pattern now; to show its text to all of them, write it as an edit",
    );
  }
}

/** An edit to this content, for these people besides those who see it already. */
export function editTo(content: PatternContent, more?: Audience): Edit {
  return more === undefined ? { content } : { content, audience: more };
}

/** The content that a user writes, completed from what was there before. */
export function completed(change: PatternEdit, before?: PatternContent): PatternContent {
  return {
    name: given("name", change.name ?? before?.name),
    category: given("category", change.category ?? before?.category),
    framework: given("framework", change.framework ?? before?.framework),
    pattern: given("pattern", change.pattern ?? before?.pattern),
    description: change.description ?? before?.description ?? "",
    confidence: change.confidence ?? before?.confidence ?? DEFAULT_CONFIDENCE,
  };
}

function given<T>(field: string, value: T | undefined): T {
  if (value === undefined) {
    throw new InvalidFieldError(field, "nothing", "a value for a new pattern expected");
  }
  return value;
}
