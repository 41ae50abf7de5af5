import type { P2PConfig } from "../core/config.js";
import type { MeshSettings } from "../core/mesh.js";

/** Text that is another when another mesh is meant; all else can change while a mesh runs. */
export function identityOf(config: P2PConfig): string {
  const { agentUrl, signalingUrl, roomId, name, token, iceServers, iceTransportPolicy } = config;
  return agentUrl === undefined
    ? JSON.stringify({ signalingUrl, roomId, name, token, iceServers, iceTransportPolicy })
    : JSON.stringify({ agentUrl });
}

/** The settings that are given. */
export function settingsOf(config: {
  readonly [K in keyof MeshSettings]?: MeshSettings[K] | undefined;
}): MeshSettings {
  const { autoSync, syncInterval, maxPendingPatterns, debug } = config;
  return {
    ...(autoSync !== undefined && { autoSync }),
    ...(syncInterval !== undefined && { syncInterval }),
    ...(maxPendingPatterns !== undefined && { maxPendingPatterns }),
    ...(debug !== undefined && { debug }),
  };
}
