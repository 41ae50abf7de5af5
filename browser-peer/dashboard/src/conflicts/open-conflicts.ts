import type { Conflict, ConflictSide } from "@patternmesh/react";

/** The side that does not count for now. */
export function loserOf(conflict: Conflict): ConflictSide {
  return conflict.winner === "local" ? conflict.remote : conflict.local;
}

/** The conflicts over one pattern: each of what counts for now with another edit. */
export function conflictsOver(
  conflicts: readonly Conflict[],
  patternId: string | undefined,
): readonly Conflict[] {
  return conflicts.filter((conflict) => conflict.patternId === patternId);
}

/** How many patterns they are over. */
export function patternsOf(conflicts: readonly Conflict[]): number {
  return new Set(conflicts.map(({ patternId }) => patternId)).size;
}

/** The same for one conflict and no other. */
export function keyOf(conflict: Conflict): string {
  return `${conflict.patternId} ${loserOf(conflict).digest}`;
}
