import { createContext, useContext } from "react";
import { MeshError } from "../core/errors.js";
import type { Mesh, MeshSnapshot } from "../core/mesh.js";
import type { Source } from "./source.js";

/** What a provider gives to the hooks below it. */
export interface MeshScope {
  readonly mesh: Mesh;
  readonly state: Source<MeshSnapshot>;
  /** As it was before it was started: what a server renders. */
  readonly initial: MeshSnapshot;
  /** Starts it, as soon as the mesh that was here before has stopped. */
  start(): Promise<void>;
}

export const MeshContext = createContext<MeshScope | undefined>(undefined);

/** The scope of the nearest provider. */
export function useMeshScope(): MeshScope {
  const scope = useContext(MeshContext);
  if (scope === undefined) {
    throw new MeshError(
      "no-provider",
      "no <P2PProvider> is around this component; put one near the root of the app",
    );
  }
  return scope;
}
