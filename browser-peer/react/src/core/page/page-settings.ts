import type { P2PConfig } from "../config.js";
import { checkRoom, checkUrl } from "../signaling/signaling-server.js";
import type { SyncSettings } from "../sync/sync-settings.js";

/** A configuration with what it leaves out filled in. */
export interface PageSettings {
  readonly signalingUrl: string;
  readonly roomId: string;
  readonly iceServers: readonly RTCIceServer[];
  readonly iceTransportPolicy: RTCIceTransportPolicy;
  readonly name: string | undefined;
  readonly token: string | undefined;
}

/** Fills in what a configuration leaves out. */
export function pageSettings(config: P2PConfig): PageSettings {
  return {
    signalingUrl: config.signalingUrl ?? "ws://localhost:3002",
    roomId: config.roomId ?? "my-team",
    iceServers: config.iceServers ?? [],
    iceTransportPolicy: config.iceTransportPolicy ?? "all",
    name: config.name,
    token: config.token,
  };
}

/** @throws MeshError when address or room have no valid form */
export function checkSettings({ roomId, signalingUrl }: PageSettings): void {
  checkRoom(roomId);
  checkUrl(signalingUrl);
}

/** When to compare; a figure that cannot be is the nearest one that can. */
export function syncSettings(
  config: Pick<P2PConfig, "autoSync" | "syncInterval" | "maxPendingPatterns">,
  before: SyncSettings = { autoSync: true, syncInterval: 30_000, maxPendingPatterns: 100 },
): SyncSettings {
  return {
    autoSync: config.autoSync ?? before.autoSync,
    syncInterval: Math.max(1_000, config.syncInterval ?? before.syncInterval),
    maxPendingPatterns: Math.max(1, config.maxPendingPatterns ?? before.maxPendingPatterns),
  };
}
