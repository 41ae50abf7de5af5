import { useCallback } from "react";
import type { Conflict, Resolution } from "../core/mesh.js";
import type { QueryState } from "./live-query.js";
import { useLiveQuery } from "./use-live-query.js";
import { useMesh } from "./use-mesh.js";
import type { Loading } from "./use-patterns.js";

/** The conflicts that nobody settled yet. */
export interface ConflictsResult extends Loading {
  readonly conflicts: readonly Conflict[];
}

const NO_CONFLICTS: readonly Conflict[] = [];

function conflictsOf({ data, loading, error }: QueryState<readonly Conflict[]>) {
  return { conflicts: data ?? NO_CONFLICTS, loading, error };
}

/** The conflicts that nobody settled yet, kept up to date; each has `resolveWith`. */
export function useConflicts(): ConflictsResult {
  return useLiveQuery((mesh) => mesh.conflicts(), "", conflictsOf, true);
}

/** Settles a conflict by the id of its pattern; always the same function. */
export function useResolve(): (patternId: string, choice: Resolution) => Promise<void> {
  const mesh = useMesh();
  return useCallback((patternId, choice) => mesh.resolve(patternId, choice), [mesh]);
}
