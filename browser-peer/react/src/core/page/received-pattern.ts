import type { SharedPattern } from "../pattern/shared-pattern.js";
import type { Revision } from "../revision/revision.js";

/** The pattern that a revision makes; none for a deletion. */
export function receivedPattern(
  { body, sharedBy }: Revision,
  usageCount: number,
): SharedPattern | undefined {
  return (
    body.content && {
      ...body.content,
      id: body.patternId,
      usageCount,
      version: body.version,
      createdAt: new Date(body.createdAt),
      updatedAt: new Date(body.updatedAt),
      sharedBy,
    }
  );
}
