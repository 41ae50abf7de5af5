export { P2PProvider, type P2PProviderProps } from "./p2p-provider.js";
export type { PatternSyncStatus } from "./pattern-sync-status.js";
export { useConflicts, useResolve, type ConflictsResult } from "./use-conflicts.js";
export { useMesh, useMeshSelector } from "./use-mesh.js";
export { useP2P, type P2P, type PeerId } from "./use-p2p.js";
export { usePatternActions, type PatternActions } from "./use-pattern-actions.js";
export { usePatternSync, type PatternSync, type PatternSyncOptions } from "./use-pattern-sync.js";
export {
  usePattern,
  usePatternFacets,
  usePatterns,
  type Loading,
  type PatternFacetsResult,
  type PatternResult,
  type PatternsResult,
} from "./use-patterns.js";
export { usePeerConnection, type PeerConnection } from "./use-peer-connection.js";
