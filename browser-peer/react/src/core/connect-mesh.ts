import { AgentMesh } from "./agent/agent-mesh.js";
import type { P2PConfig } from "./config.js";
import type { Mesh } from "./mesh.js";
import { TabMesh } from "./tabs/tab-mesh.js";

/**
 * The mesh of a configuration: the agent's when it names one, else the peer of this browser, which
 * all tabs share. Does nothing before it is started.
 */
export function connectMesh(config: P2PConfig): Mesh {
  return config.agentUrl === undefined ? new TabMesh(config) : new AgentMesh(config.agentUrl);
}
