import { AgentMesh } from "./agent/agent-mesh.js";
import type { P2PConfig } from "./config.js";
import { MeshError } from "./errors.js";
import type { Mesh } from "./mesh.js";

/** The mesh of a configuration: the agent's when it names one, else a peer of this browser. */
export function connectMesh(config: P2PConfig): Mesh {
  if (config.agentUrl !== undefined) {
    return new AgentMesh(config.agentUrl);
  }
  throw new MeshError("unsupported", "agentUrl: the address of an agent expected");
}
