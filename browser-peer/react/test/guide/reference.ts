import { useEffect } from "react";
import {
  PatternCategory,
  usePatternSync,
  usePeerConnection,
  useP2P,
  type PatternSyncStatus,
  type PeerInfo,
  type SharedPattern,
  type SyncResult,
} from "@patternmesh/react";

type Unsubscribe = () => void;

/** Each member of the three hooks with the type that the guide gives it. */
export function useEverything(peerId: string) {
  const core: {
    isInitialized: boolean;
    connectionState: string;
    peers: Map<string, PeerInfo>;
    localPeerId: string;
    error: Error | null;
    initialize: () => Promise<void>;
    connectToPeer: (peerId: string) => Promise<void>;
    disconnectFromPeer: (peerId: string) => Promise<void>;
    sharePattern: (patternId: string, peerIds?: string[]) => Promise<void>;
    requestPatternSync: (peerId: string) => Promise<void>;
    subscribe: (
      event: "peer-connected",
      handler: (data: { peerId: string }) => void,
    ) => Unsubscribe;
  } = useP2P();
  const sync: {
    status: PatternSyncStatus;
    isSyncing: boolean;
    lastSyncAt: Date | null;
    pendingCount: number;
    syncedCount: number;
    sync: (peerId?: string) => Promise<SyncResult>;
    syncAll: () => Promise<SyncResult[]>;
    cancelSync: () => void;
    onPatternReceived: (handler: (pattern: SharedPattern) => void) => Unsubscribe;
    onSyncComplete: (handler: (result: SyncResult) => void) => Unsubscribe;
    onSyncError: (handler: (error: Error) => void) => Unsubscribe;
  } = usePatternSync({ autoSync: true, syncInterval: 30_000, maxPendingPatterns: 100 });
  const connection: {
    connectionState: "new" | "connecting" | "connected" | "disconnected" | "failed";
    dataChannelState: "connecting" | "open" | "closing" | "closed";
    stats: { latency?: number; bytesReceived: number; bytesSent: number };
    error: Error | null;
    connect: () => Promise<void>;
    disconnect: () => Promise<void>;
    sendMessage: (message: string | { text: string }) => void;
  } = usePeerConnection(peerId);
  return { core, sync, connection };
}

/** A handler of conflicts that decides by version, with each field that the guide names. */
export function useGreaterVersion() {
  const { onConflict } = usePatternSync();
  useEffect(
    () =>
      onConflict((conflict) => {
        const newer: boolean = conflict.remoteVersion > conflict.localVersion;
        const times: Date[] = [conflict.localUpdatedAt, conflict.remoteUpdatedAt];
        const text: string = `${conflict.patternId} ${times.join(" ")}`;
        conflict.resolveWith(newer && text !== "" ? "remote" : "local");
      }),
    [onConflict],
  );
}

/** The twelve fields of a pattern, and the six categories. */
export const whole: {
  id: string;
  name: string;
  category: PatternCategory;
  framework: string;
  pattern: string;
  description: string;
  confidence: number;
  usageCount: number;
  version: number;
  createdAt: Date;
  updatedAt: Date;
  sharedBy: string;
} = undefined as unknown as SharedPattern;

export const categories: Record<PatternCategory, string> = {
  [PatternCategory.UNIT_TEST]: "unit-test",
  [PatternCategory.INTEGRATION_TEST]: "integration-test",
  [PatternCategory.E2E_TEST]: "e2e-test",
  [PatternCategory.PERFORMANCE_TEST]: "performance-test",
  [PatternCategory.SECURITY_TEST]: "security-test",
  [PatternCategory.DEFECT_FIX]: "defect-fix",
};
