import type { MeshSnapshot } from "../core/mesh.js";

/**
 * How comparing stands: `offline` without a connected peer, `syncing` while libraries are compared,
 * `error` when that failed last, `pending` while changes wait, `synced` after a comparison, and
 * `idle` before the first one.
 */
export type PatternSyncStatus = "offline" | "syncing" | "error" | "pending" | "synced" | "idle";

/** The first of these that holds. */
export function syncStatusOf({ peers, sync }: MeshSnapshot): PatternSyncStatus {
  if (sync.syncing) {
    return "syncing";
  }
  if (![...peers.values()].some((peer) => peer.connectionState === "connected")) {
    return "offline";
  }
  if (sync.error !== undefined) {
    return "error";
  }
  if (sync.pendingCount > 0) {
    return "pending";
  }
  return sync.lastSyncAt === null ? "idle" : "synced";
}
