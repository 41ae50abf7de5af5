import { Emitter } from "../../src/core/flow/emitter.js";
import type {
  Conflict,
  Mesh,
  MeshEvents,
  MeshSettings,
  MeshSnapshot,
  PatternFacets,
  PatternPage,
  PatternQuery,
  Patterns,
  PeerInfo,
  SyncResult,
  Unsubscribe,
} from "../../src/core/mesh.js";
import type {
  HeldPattern,
  PastRevision,
  PatternEdit,
} from "../../src/core/pattern/shared-pattern.js";
import { PatternCategory } from "../../src/core/pattern/shared-pattern.js";

/** A mesh whose state, events and answers a test sets; what it is asked for is noted in order. */
export class ScriptedMesh implements Mesh {
  readonly calls: unknown[][] = [];
  readonly held = new Map<string, HeldPattern>();
  results: SyncResult[] = [];
  open: Conflict[] = [];
  /** What a search waits for before it answers. */
  gate: Promise<void> = Promise.resolve();
  searchError: Error | undefined;
  starting: Promise<void> = Promise.resolve();
  stopping: Promise<void> = Promise.resolve();
  readonly #listeners = new Set<() => void>();
  readonly #emitter = new Emitter<MeshEvents>();
  #snapshot: MeshSnapshot = BEFORE;

  get listeners(): number {
    return this.#listeners.size;
  }

  getSnapshot(): MeshSnapshot {
    return this.#snapshot;
  }

  subscribe(listener: () => void): Unsubscribe {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  on<E extends keyof MeshEvents>(event: E, handler: (data: MeshEvents[E]) => void): Unsubscribe {
    return this.#emitter.on(event, handler);
  }

  set(part: Partial<MeshSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...part };
    [...this.#listeners].forEach((listener) => listener());
  }

  emit<E extends keyof MeshEvents>(event: E, data: MeshEvents[E]): void {
    this.#emitter.emit(event, data);
  }

  /** The library has these patterns now. */
  hold(...patterns: HeldPattern[]): void {
    this.held.clear();
    patterns.forEach((pattern) => this.held.set(pattern.id, pattern));
    const { change } = this.#snapshot.library;
    this.set({
      library: { ready: true, patterns: patterns.length, openConflicts: 0, change: change + 1 },
    });
  }

  start(): Promise<void> {
    return this.#note("start").then(() => this.starting);
  }

  stop(): Promise<void> {
    return this.#note("stop").then(() => this.stopping);
  }

  configure(settings: MeshSettings): void {
    void this.#note("configure", settings);
  }

  connect(peerId: string): Promise<void> {
    return this.#note("connect", peerId);
  }

  disconnect(peerId: string): Promise<void> {
    return this.#note("disconnect", peerId);
  }

  sendMessage(peerId: string, message: unknown): void {
    void this.#note("sendMessage", peerId, message);
  }

  sync(peerId?: string): Promise<readonly SyncResult[]> {
    return this.#note("sync", peerId).then(() => this.results);
  }

  cancelSync(): void {
    void this.#note("cancelSync");
  }

  share(patternId: string, peerIds?: readonly string[]): Promise<void> {
    return this.#note("share", patternId, peerIds);
  }

  conflicts(): Promise<readonly Conflict[]> {
    return this.#note("conflicts").then(() => this.open);
  }

  resolve(patternId: string, choice: unknown): Promise<void> {
    return this.#note("resolve", patternId, choice);
  }

  readonly patterns: Patterns = {
    search: async (query: PatternQuery = {}): Promise<PatternPage> => {
      await this.#note("search", query);
      await this.gate;
      if (this.searchError !== undefined) {
        throw this.searchError;
      }
      const items = [...this.held.values()].filter(({ name }) => name.includes(query.q ?? ""));
      return { items, total: items.length, page: query.page ?? 0, size: query.size ?? 50 };
    },
    get: async (id: string): Promise<HeldPattern | undefined> => {
      await this.#note("get", id);
      return this.held.get(id);
    },
    put: async (id: string, edit: PatternEdit, ifMatch?: string): Promise<HeldPattern> => {
      await this.#note("put", id, edit, ifMatch);
      return held(id);
    },
    delete: (id: string, ifMatch?: string): Promise<void> => this.#note("delete", id, ifMatch),
    use: (id: string): Promise<number> => this.#note("use", id).then(() => 1),
    history: (id: string): Promise<readonly PastRevision[]> =>
      this.#note("history", id).then(() => []),
    restore: (id: string, digest: string): Promise<HeldPattern> =>
      this.#note("restore", id, digest).then(() => held(id)),
    facets: (): Promise<PatternFacets | undefined> => this.#note("facets").then(() => undefined),
  };

  #note(...call: unknown[]): Promise<void> {
    this.calls.push(call);
    return Promise.resolve();
  }
}

export function peerInfo(id: string, part: Partial<PeerInfo> = {}): PeerInfo {
  return {
    id,
    name: id,
    present: true,
    connectionState: "connected",
    dataChannelState: "open",
    disconnectedByUser: false,
    stats: { bytesReceived: 0, bytesSent: 0 },
    error: null,
    ...part,
  };
}

export function peersOf(...peers: PeerInfo[]): ReadonlyMap<string, PeerInfo> {
  return new Map(peers.map((peer) => [peer.id, peer]));
}

export function held(id: string, part: Partial<HeldPattern> = {}): HeldPattern {
  return {
    id,
    name: `Pattern ${id}`,
    category: PatternCategory.E2E_TEST,
    framework: "playwright",
    pattern: "test('it', () => {})",
    description: "",
    confidence: 80,
    usageCount: 0,
    version: 1,
    createdAt: new Date(0),
    updatedAt: new Date(0),
    sharedBy: "bob",
    digest: "00",
    audience: "room",
    ...part,
  };
}

const BEFORE: MeshSnapshot = {
  place: "page",
  initialized: false,
  localPeerId: "",
  name: "",
  roomId: "team",
  signaling: { url: "ws://localhost:3002", state: "disconnected" },
  error: null,
  peers: new Map(),
  sync: {
    syncing: false,
    lastSyncAt: null,
    pendingCount: 0,
    syncedCount: 0,
    sent: 0,
    received: 0,
    conflicts: 0,
    refused: 0,
  },
  library: { ready: false, patterns: 0, openConflicts: 0, change: 0 },
  iceServers: [],
};
