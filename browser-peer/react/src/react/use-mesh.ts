import { useCallback, useRef, useSyncExternalStore } from "react";
import type { Mesh, MeshSnapshot } from "../core/mesh.js";
import { reuse } from "../core/reuse.js";
import { useMeshScope } from "./mesh-context.js";

/** The mesh of the nearest provider. */
export function useMesh(): Mesh {
  return useMeshScope().mesh;
}

/**
 * A part of the mesh's state; renders again only when that part changed, compared by what it holds.
 *
 * @param select a quick function without side effects
 */
export function useMeshSelector<T>(select: (snapshot: MeshSnapshot) => T): T {
  const { state, initial } = useMeshScope();
  const last = useRef<{ readonly value: T } | undefined>(undefined);
  const selected = useCallback(
    (snapshot: MeshSnapshot): T => {
      const value = select(snapshot);
      const kept = last.current === undefined ? value : reuse(last.current.value, value);
      last.current = { value: kept };
      return kept;
    },
    [select],
  );
  return useSyncExternalStore(
    state.subscribe,
    () => selected(state.getSnapshot()),
    () => selected(initial),
  );
}
