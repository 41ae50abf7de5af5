import { useEffect, useMemo } from "react";
import type { Conflict, Mesh, MeshSnapshot, SyncResult, Unsubscribe } from "../core/mesh.js";
import type { SharedPattern } from "../core/pattern/shared-pattern.js";
import { settingsOf } from "./config-parts.js";
import { useMeshScope } from "./mesh-context.js";
import { syncStatusOf, type PatternSyncStatus } from "./pattern-sync-status.js";
import { combined } from "./combined-result.js";
import { useTracked } from "./use-tracked.js";

/**
 * Settings of the whole mesh, not of one component; what is left out stays as it is. An agent's are
 * set where it is started.
 */
export interface PatternSyncOptions {
  /** Compares with a peer as soon as it is connected; true until set. */
  readonly autoSync?: boolean;
  /** Milliseconds between comparisons; 30,000 until set. */
  readonly syncInterval?: number;
  /** With more changes than this for one peer, compares instead of pushing; 100 until set. */
  readonly maxPendingPatterns?: number;
}

interface PatternSyncState {
  readonly status: PatternSyncStatus;
  readonly isSyncing: boolean;
  /** The end of the last comparison that succeeded. */
  readonly lastSyncAt: Date | null;
  /** Changes that wait to be sent or fetched. */
  readonly pendingCount: number;
  /** Revisions sent and received since the start. */
  readonly syncedCount: number;
}

interface PatternSyncActions {
  /** Compares with one peer; without one, with all, and the result is the sum with no `peerId`. */
  sync(this: void, peerId?: string): Promise<SyncResult>;
  /** Compares with every connected peer. */
  syncAll(this: void): Promise<SyncResult[]>;
  /** Ends the comparisons that run. */
  cancelSync(this: void): void;
  /** A pattern came from a peer, new or changed. */
  onPatternReceived(
    this: void,
    handler: (pattern: SharedPattern, peerId: string) => void,
  ): Unsubscribe;
  onSyncComplete(this: void, handler: (result: SyncResult) => void): Unsubscribe;
  onSyncError(this: void, handler: (error: Error, peerId: string) => void): Unsubscribe;
  /** Two edits of one pattern met that did not know of each other. */
  onConflict(this: void, handler: (conflict: Conflict) => void): Unsubscribe;
}

/** What `usePatternSync` gives. */
export type PatternSync = PatternSyncState & PatternSyncActions;

function stateOf(snapshot: MeshSnapshot): PatternSyncState {
  const { syncing, lastSyncAt, pendingCount, syncedCount } = snapshot.sync;
  return {
    status: syncStatusOf(snapshot),
    isSyncing: syncing,
    lastSyncAt,
    pendingCount,
    syncedCount,
  };
}

function actionsOf(mesh: Mesh): PatternSyncActions {
  return {
    sync: async (peerId) => combined(await mesh.sync(peerId), peerId),
    syncAll: async () => [...(await mesh.sync())],
    cancelSync: () => mesh.cancelSync(),
    onPatternReceived: (handler) =>
      mesh.on("pattern-received", ({ pattern, peerId }) => handler(pattern, peerId)),
    onSyncComplete: (handler) => mesh.on("sync-complete", handler),
    onSyncError: (handler) => mesh.on("sync-error", ({ error, peerId }) => handler(error, peerId)),
    onConflict: (handler) => mesh.on("conflict", handler),
  };
}

const NO_OPTIONS: PatternSyncOptions = {};

/** How libraries are kept the same, and what comes of it. */
export function usePatternSync(options: PatternSyncOptions = NO_OPTIONS): PatternSync {
  const { mesh, state, initial } = useMeshScope();
  const settings = JSON.stringify(
    settingsOf({
      autoSync: options.autoSync,
      syncInterval: options.syncInterval,
      maxPendingPatterns: options.maxPendingPatterns,
    }),
  );
  useEffect(() => {
    if (settings !== "{}") {
      mesh.configure(JSON.parse(settings) as PatternSyncOptions);
    }
  }, [mesh, settings]);
  const actions = useMemo(() => actionsOf(mesh), [mesh]);
  return useTracked(state, stateOf, initial, actions);
}
