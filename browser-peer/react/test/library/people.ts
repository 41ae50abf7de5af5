import type { Identity } from "../../src/core/identity/identity.js";
import { passingIdentity } from "../../src/core/identity/stored-identity.js";
import type { Library, MergeItem } from "../../src/core/library/library.js";
import { openLibrary } from "../../src/core/library/open-library.js";
import type { Audience, PatternContent } from "../../src/core/pattern/shared-pattern.js";
import { PatternCategory } from "../../src/core/pattern/shared-pattern.js";
import { signRevision } from "../../src/core/revision/make-revision.js";
import type { Revision } from "../../src/core/revision/revision.js";
import { VersionVector } from "../../src/core/revision/version-vector.js";

export const NOW = Date.UTC(2026, 0, 1);

let rooms = 0;

/** A library of its own, of a room that no other test is in. */
export function freshLibrary(
  identity: Identity,
  roomId = `room-${rooms++}`,
  now = () => NOW,
): Promise<Library> {
  return openLibrary({ identity, roomId, now });
}

/** Different people. */
export function people(count: number): Promise<Identity[]> {
  return Promise.all(Array.from({ length: count }, () => passingIdentity()));
}

export function content(change: Partial<PatternContent> = {}): PatternContent {
  return {
    name: "Retries",
    category: PatternCategory.UNIT_TEST,
    framework: "jest",
    pattern: "retry(3);",
    description: "Tries again",
    confidence: 50,
    ...change,
  };
}

/** What a revision is made of; the rest is as for the first of a pattern. */
export interface Making {
  readonly id?: string;
  readonly version?: number;
  readonly updatedAt?: number;
  readonly after?: readonly Revision[];
  readonly content?: PatternContent | undefined;
  readonly audience?: Audience;
}

/** A revision by `author` that has seen the revisions of `after`. */
export function revision(author: Identity, making: Making = {}): Promise<Revision> {
  const after = making.after ?? [];
  const updatedAt = making.updatedAt ?? NOW;
  const seen = after.reduce((clock, { body }) => clock.merge(body.clock), VersionVector.EMPTY);
  const text = "content" in making ? making.content : content();
  return signRevision(
    {
      patternId: making.id ?? "a",
      version: making.version ?? Math.max(0, ...after.map(({ body }) => body.version)) + 1,
      createdAt: NOW - 1_000,
      updatedAt,
      clock: seen.next(author.peerId, updatedAt),
      audience: making.audience ?? "room",
      ...(text && { content: text }),
    },
    author,
  );
}

export function items(revisions: readonly Revision[]): MergeItem[] {
  return revisions.map((one) => ({ revision: one }));
}

/** Merges, and tells the outcomes. */
export async function outcomes(
  library: Library,
  ...revisions: readonly Revision[]
): Promise<string[]> {
  const merged = await library.merge(items(revisions));
  return merged.map(({ outcome }) => outcome);
}
