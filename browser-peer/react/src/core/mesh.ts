import type { P2PConfig } from "./config.js";
import type {
  HeldPattern,
  PastRevision,
  PatternCategory,
  PatternEdit,
  SharedPattern,
} from "./pattern/shared-pattern.js";

export type Unsubscribe = () => void;

/** How the tie to the signaling service stands. */
export type SignalingState =
  | "disconnected"
  | "connecting"
  | "joining"
  | "joined"
  /** Another program or profile uses this key; this one stays away until it is started again. */
  | "replaced";

/** W3C RTCPeerConnectionState, of which a closed connection is `disconnected`. */
export type ConnectionState = "new" | "connecting" | "connected" | "disconnected" | "failed";

/** W3C RTCDataChannelState. */
export type DataChannelState = "connecting" | "open" | "closing" | "closed";

/** Measured on one connection. */
export interface PeerStats {
  /** Round trip in milliseconds; absent until it was measured. */
  readonly latency?: number;
  readonly bytesReceived: number;
  readonly bytesSent: number;
  /** The kinds of address in use, such as `host` and `relay`. */
  readonly candidatePair?: { readonly local: string; readonly remote: string };
}

/** Another member, and how this one is connected to it. */
export interface PeerInfo {
  readonly id: string;
  readonly name: string;
  /** Whether it is in the room. */
  readonly present: boolean;
  readonly connectionState: ConnectionState;
  readonly dataChannelState: DataChannelState;
  readonly disconnectedByUser: boolean;
  readonly stats: PeerStats;
  readonly error: Error | null;
}

/** How comparing and sending stand. */
export interface SyncState {
  readonly syncing: boolean;
  readonly lastSyncAt: Date | null;
  /** Changes that wait to be sent or fetched. */
  readonly pendingCount: number;
  /** Revisions sent and received since the start. */
  readonly syncedCount: number;
  readonly sent: number;
  readonly received: number;
  readonly conflicts: number;
  /** Revisions that were not taken: forged, malformed, or dated in the future. */
  readonly refused: number;
  /** Why the last comparison failed, until one succeeds. */
  readonly error?: Error;
}

/** How the own library stands. */
export interface LibraryState {
  readonly ready: boolean;
  readonly patterns: number;
  readonly openConflicts: number;
  /** Counts up whenever a query might have another answer. */
  readonly change: number;
}

/** An ICE server and what came of it. */
export interface IceServerStatus {
  readonly url: string;
  readonly state: "unused" | "working" | "failed";
  readonly error?: string;
}

/** Everything that is shown all the time. Immutable; a new one only when something changed. */
export interface MeshSnapshot {
  /** Where the peer runs: in this tab, in another tab of this browser, or in an agent. */
  readonly place: "page" | "other-tab" | "agent";
  /** Whether the library is open and the room was joined at least once since the start. */
  readonly initialized: boolean;
  readonly localPeerId: string;
  readonly name: string;
  readonly roomId: string;
  readonly signaling: { readonly url: string; readonly state: SignalingState };
  /** The last thing that went wrong, until it is mended; its message says what to do. */
  readonly error: Error | null;
  readonly peers: ReadonlyMap<string, PeerInfo>;
  readonly sync: SyncState;
  readonly library: LibraryState;
  readonly iceServers: readonly IceServerStatus[];
}

/** What one comparison with one peer came to. */
export interface SyncResult {
  readonly peerId: string;
  readonly sent: number;
  readonly received: number;
  readonly conflicts: number;
  readonly durationMs: number;
  /** Why it failed; absent when it did not. */
  readonly error?: Error;
}

/**
 * One side of a conflict. A deletion has no content: there `pattern` and `description` are empty,
 * and name, category, framework and confidence are those of the other side.
 */
export interface ConflictSide extends Omit<SharedPattern, "usageCount" | "createdAt"> {
  readonly digest: string;
  readonly deleted: boolean;
}

/** Two concurrent edits of one pattern. */
export interface Conflict {
  readonly patternId: string;
  /** This member's side, or the one that was here first. */
  readonly local: ConflictSide;
  readonly remote: ConflictSide;
  /** The side that counts until someone settles it. */
  readonly winner: "local" | "remote";
  readonly localVersion: number;
  readonly remoteVersion: number;
  readonly localUpdatedAt: Date;
  readonly remoteUpdatedAt: Date;
  /**
   * Settles it for everybody, with a revision that dominates both sides. One that was settled
   * meanwhile, in another tab say, stays as it is.
   */
  resolveWith(choice: Resolution): Promise<void>;
}

/** Which conflict of a pattern: the digests of its sides. */
export type ConflictSides = readonly [local: string, remote: string];

export type Resolution = "local" | "remote" | SharedPattern | PatternEdit;

/** What may be asked of the library. */
export interface PatternQuery {
  /** Words of name, description, id or code. */
  readonly q?: string;
  readonly category?: PatternCategory;
  readonly framework?: string;
  readonly sharedBy?: string;
  /** From 0. */
  readonly page?: number;
  /** 1-200; 50 when absent. */
  readonly size?: number;
}

export interface PatternPage {
  readonly items: readonly HeldPattern[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
}

/** How many patterns of the library have each value. */
export interface PatternFacets {
  readonly categories: ReadonlyMap<string, number>;
  readonly frameworks: ReadonlyMap<string, number>;
  /** By peer id. */
  readonly sharedBy: ReadonlyMap<string, number>;
}

/** What happens, by name. */
export interface MeshEvents {
  "signaling-changed": { readonly state: SignalingState };
  "peer-connected": { readonly peerId: string; readonly name: string };
  "peer-disconnected": { readonly peerId: string; readonly reason: string };
  /** A peer that could not prove who it is, or broke the protocol. */
  "peer-refused": { readonly peerId: string; readonly reason: string };
  /** A pattern of this library is new, changed or gone, whoever did it. */
  "pattern-changed": { readonly patternId: string; readonly deleted: boolean };
  "pattern-received": { readonly pattern: SharedPattern; readonly peerId: string };
  "revision-refused": { readonly peerId: string; readonly reason: string };
  "sync-complete": SyncResult;
  "sync-error": { readonly peerId: string; readonly error: Error };
  /**
   * Two concurrent edits met here. When several members settle such a conflict at the same time,
   * what they wrote is a conflict too; who wrote one of the answers is not told of that one again,
   * and finds it among `conflicts()`.
   */
  conflict: Conflict;
  "conflict-resolved": { readonly patternId: string };
  /** What another peer said with `sendMessage`. */
  message: { readonly peerId: string; readonly message: unknown };
  error: { readonly error: Error };
}

/** The library of this member. */
export interface Patterns {
  search(query?: PatternQuery): Promise<PatternPage>;
  /** Undefined when there is none, or it was deleted. */
  get(id: string): Promise<HeldPattern | undefined>;
  /**
   * Creates or edits.
   *
   * @param ifMatch the digest that the edit is of; a `PreconditionFailedError` when another counts
   */
  put(id: string, edit: PatternEdit, ifMatch?: string): Promise<HeldPattern>;
  delete(id: string, ifMatch?: string): Promise<void>;
  /** Counts one successful use; all uses so far. */
  use(id: string): Promise<number>;
  /** Every state that was seen here, the winner first. */
  history(id: string): Promise<readonly PastRevision[]>;
  /** Makes a past state the newest one. */
  restore(id: string, digest: string): Promise<HeldPattern>;
  /** Undefined where the library cannot count them. */
  facets(): Promise<PatternFacets | undefined>;
}

/** What may be set while a mesh runs; what is left out stays as it is. */
export type MeshSettings = Pick<
  P2PConfig,
  "autoSync" | "syncInterval" | "maxPendingPatterns" | "debug"
>;

/**
 * One member of a room, wherever it runs: the peer in this page, the peer in another tab of the
 * same browser, or a Java agent on this machine. Hooks and dashboard see only this.
 */
export interface Mesh {
  /** The same object until something changed. */
  getSnapshot(): MeshSnapshot;
  subscribe(listener: () => void): Unsubscribe;
  on<E extends keyof MeshEvents>(event: E, handler: (data: MeshEvents[E]) => void): Unsubscribe;

  /**
   * Opens the library and joins the room; again after `stop`. Done when the room was joined; a
   * second call while it runs is no second start. Before it, a mesh does nothing at all: making one
   * opens and needs nothing, so that it can be made on a server.
   */
  start(): Promise<void>;
  /** Leaves the room and closes everything. */
  stop(): Promise<void>;

  /** Takes settings over; an agent's own are set where it is started. */
  configure(settings: MeshSettings): void;

  /** Done when the data channel is open. */
  connect(peerId: string): Promise<void>;
  /** Stays away from this peer until `connect`. */
  disconnect(peerId: string): Promise<void>;
  /**
   * Something of the application's own, as JSON of up to 16 KiB, to a connected peer.
   *
   * @throws when there is no open channel, or too much waits to be sent
   */
  sendMessage(peerId: string, message: unknown): void;

  /** Compares with one peer, or with all that are connected. */
  sync(peerId?: string): Promise<readonly SyncResult[]>;
  cancelSync(): void;
  /** Lets the room, or these peers, hold a pattern; an audience only grows. */
  share(patternId: string, peerIds?: readonly string[]): Promise<void>;

  readonly patterns: Patterns;
  /** Concurrent edits that nobody settled yet. */
  conflicts(): Promise<readonly Conflict[]>;
  /**
   * Settles a conflict of a pattern.
   *
   * @param sides which one, where there may be several; one that was settled meanwhile stays as it
   *   is. An agent settles the one that it lists
   */
  resolve(patternId: string, choice: Resolution, sides?: ConflictSides): Promise<void>;
}
