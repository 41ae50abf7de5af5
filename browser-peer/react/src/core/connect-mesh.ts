import { AgentMesh } from "./agent/agent-mesh.js";
import type { P2PConfig } from "./config.js";
import type { Mesh } from "./mesh.js";
import { browserParts } from "./page/browser-parts.js";
import { PageMesh } from "./page/page-mesh.js";

/** The mesh of a configuration: the agent's when it names one, else a peer of this browser. */
export function connectMesh(config: P2PConfig): Mesh {
  return config.agentUrl === undefined
    ? new PageMesh(config, browserParts)
    : new AgentMesh(config.agentUrl);
}
