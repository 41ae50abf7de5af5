import type { PatternContent } from "../pattern/shared-pattern.js";
import { digestOf } from "../revision/digest.js";
import type { Revision } from "../revision/revision.js";
import type { VersionVector } from "../revision/version-vector.js";
import type { Rank } from "./revision-order.js";
import { rankOf } from "./revision-order.js";

/** What the policy looks at of a revision: all but its code. */
export interface Candidate extends Rank {
  readonly clock: VersionVector;
  /** Stands for the content: equal where contents are equal, without the megabyte. */
  readonly mark: ContentMark;
}

/** A digest of a content; empty for a deletion. */
export type ContentMark = string;

/** What the policy looks at of this revision. */
export async function candidateOf(revision: Revision): Promise<Candidate> {
  const { clock, content } = revision.body;
  return { ...rankOf(revision), clock, mark: content ? await markOf(content) : "" };
}

/** No text holds U+0000, so it separates. */
function markOf(content: PatternContent): Promise<ContentMark> {
  const { name, category, framework, description, confidence, pattern } = content;
  const joined = [name, category, framework, description, confidence, pattern].join("\0");
  return digestOf(new TextEncoder().encode(joined));
}
