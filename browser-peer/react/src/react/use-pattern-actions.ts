import { useMemo } from "react";
import type { Mesh, Patterns } from "../core/mesh.js";
import { useMesh } from "./use-mesh.js";

/** What can be done with the patterns of the library; each stays the same function. */
export type PatternActions = Pick<
  Patterns,
  "get" | "put" | "delete" | "use" | "history" | "restore"
> & { readonly share: Mesh["share"] };

/** What can be done with the patterns of the library. */
export function usePatternActions(): PatternActions {
  const mesh = useMesh();
  return useMemo(
    () => ({
      get: (id) => mesh.patterns.get(id),
      put: (id, edit, ifMatch) => mesh.patterns.put(id, edit, ifMatch),
      delete: (id, ifMatch) => mesh.patterns.delete(id, ifMatch),
      use: (id) => mesh.patterns.use(id),
      history: (id) => mesh.patterns.history(id),
      restore: (id, digest) => mesh.patterns.restore(id, digest),
      share: (id, peerIds) => mesh.share(id, peerIds),
    }),
    [mesh],
  );
}
