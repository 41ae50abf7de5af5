import { useEffect, useMemo, useRef } from "react";
import type { Mesh } from "../core/mesh.js";
import { LiveQuery, type QueryState } from "./live-query.js";
import { useMeshScope } from "./mesh-context.js";
import { useTracked } from "./use-tracked.js";

const ASKED_NOTHING: QueryState<never> = { data: undefined, loading: true, error: null };

/**
 * What the library answers, now and after each change of it.
 *
 * @param key text that is another when the question is
 * @param select of the answer, what the hook gives; always the same function
 * @param keep whether the answer to the last question is shown until the next one is there
 */
export function useLiveQuery<T, V extends object>(
  ask: (mesh: Mesh) => Promise<T>,
  key: string,
  select: (state: QueryState<T>) => V,
  keep: boolean,
): V & { refresh(this: void): void } {
  const { mesh, state } = useMeshScope();
  const last = useRef<{ readonly mesh: Mesh; readonly query: LiveQuery<T> } | undefined>(undefined);
  const query = useMemo(() => {
    const before = keep && last.current?.mesh === mesh ? last.current.query : undefined;
    return new LiveQuery(state, () => ask(mesh), before?.getSnapshot().data);
    // What is asked is told by the key.
  }, [mesh, state, key, keep]);
  useEffect(() => {
    last.current = { mesh, query };
  }, [mesh, query]);
  const actions = useMemo(() => ({ refresh: query.refresh }), [query]);
  return useTracked<QueryState<T>, V, typeof actions>(query, select, ASKED_NOTHING, actions);
}
