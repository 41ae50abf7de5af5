import { useMemo } from "react";
import type {
  MeshEvents,
  MeshSnapshot,
  PeerInfo,
  SignalingState,
  Unsubscribe,
} from "../core/mesh.js";
import { useMeshScope, type MeshScope } from "./mesh-context.js";
import { useTracked } from "./use-tracked.js";

/** The name of a key: 32 letters and digits. */
export type PeerId = string;

interface P2PState {
  /** Whether the library is open and the room was joined at least once. */
  readonly isInitialized: boolean;
  /** How the tie to the signaling service stands. */
  readonly connectionState: SignalingState;
  /** The peers that are connected; `useMeshSelector` has the others too. */
  readonly peers: Map<PeerId, PeerInfo>;
  /** Empty until the key was made or read. */
  readonly localPeerId: PeerId;
  /** What went wrong last, until it is mended. */
  readonly error: Error | null;
}

interface P2PActions {
  /** Joins, where the provider's `autoConnect` did not; done when the room was joined. */
  initialize(this: void): Promise<void>;
  /** Done when the data channel is open. */
  connectToPeer(this: void, peerId: PeerId): Promise<void>;
  /** Stays away from this peer until `connectToPeer`. */
  disconnectFromPeer(this: void, peerId: PeerId): Promise<void>;
  /** Lets the room, or only these peers, hold a pattern. */
  sharePattern(this: void, patternId: string, peerIds?: readonly PeerId[]): Promise<void>;
  /** Compares libraries with a peer. */
  requestPatternSync(this: void, peerId: PeerId): Promise<void>;
  /** Calls the handler whenever the event happens, until the answer is called. */
  subscribe<E extends keyof MeshEvents>(
    this: void,
    event: E,
    handler: (data: MeshEvents[E]) => void,
  ): Unsubscribe;
}

/** What `useP2P` gives. */
export type P2P = P2PState & P2PActions;

function stateOf(snapshot: MeshSnapshot): P2PState {
  return {
    isInitialized: snapshot.initialized,
    connectionState: snapshot.signaling.state,
    peers: new Map([...snapshot.peers].filter(([, peer]) => peer.connectionState === "connected")),
    localPeerId: snapshot.localPeerId,
    error: snapshot.error,
  };
}

function actionsOf({ mesh, start }: MeshScope): P2PActions {
  return {
    initialize: start,
    connectToPeer: (peerId) => mesh.connect(peerId),
    disconnectFromPeer: (peerId) => mesh.disconnect(peerId),
    sharePattern: (patternId, peerIds) => mesh.share(patternId, peerIds),
    requestPatternSync: async (peerId) => {
      const [result] = await mesh.sync(peerId);
      if (result?.error !== undefined) {
        throw result.error;
      }
    },
    subscribe: (event, handler) => mesh.on(event, handler),
  };
}

/** The connection to the room and to its peers. */
export function useP2P(): P2P {
  const scope = useMeshScope();
  const actions = useMemo(() => actionsOf(scope), [scope]);
  return useTracked(scope.state, stateOf, scope.initial, actions);
}
