import type { P2PConfig } from "./config.js";
import { MeshError } from "./errors.js";
import type { Mesh } from "./mesh.js";

/** The mesh of a configuration: the agent's when it names one, else a peer of this browser. */
export function connectMesh(config: P2PConfig): Mesh {
  throw new MeshError("unsupported", `no mesh yet for ${JSON.stringify(Object.keys(config))}`);
}
