import { useCallback, useMemo } from "react";
import type {
  ConnectionState,
  DataChannelState,
  MeshSnapshot,
  PeerInfo,
  PeerStats,
} from "../core/mesh.js";
import { useMeshScope } from "./mesh-context.js";
import { useTracked } from "./use-tracked.js";

interface PeerConnectionState {
  readonly connectionState: ConnectionState;
  readonly dataChannelState: DataChannelState;
  readonly stats: PeerStats;
  readonly error: Error | null;
}

interface PeerConnectionActions {
  /** Done when the data channel is open. */
  connect(this: void): Promise<void>;
  /** Stays away from this peer until `connect`. */
  disconnect(this: void): Promise<void>;
  /** Something of the application's own, as JSON of up to 16 KiB; throws without an open channel. */
  sendMessage(this: void, message: unknown): void;
}

/** What `usePeerConnection` gives. */
export type PeerConnection = PeerConnectionState & PeerConnectionActions;

const NOTHING_MEASURED: PeerStats = { bytesReceived: 0, bytesSent: 0 };

function stateOf(peer: PeerInfo | undefined): PeerConnectionState {
  return {
    connectionState: peer?.connectionState ?? "new",
    dataChannelState: peer?.dataChannelState ?? "closed",
    stats: peer?.stats ?? NOTHING_MEASURED,
    error: peer?.error ?? null,
  };
}

/** The connection to one peer, whether it is here or not. */
export function usePeerConnection(peerId: string): PeerConnection {
  const { mesh, state, initial } = useMeshScope();
  const select = useCallback(
    (snapshot: MeshSnapshot) => stateOf(snapshot.peers.get(peerId)),
    [peerId],
  );
  const actions = useMemo<PeerConnectionActions>(
    () => ({
      connect: () => mesh.connect(peerId),
      disconnect: () => mesh.disconnect(peerId),
      sendMessage: (message) => mesh.sendMessage(peerId, message),
    }),
    [mesh, peerId],
  );
  return useTracked(state, select, initial, actions);
}
