import {
  MeshError,
  type Conflict,
  type Mesh,
  type MeshEvents,
  type MeshSnapshot,
  type PeerInfo,
  type Resolution,
  type SyncResult,
} from "@patternmesh/react";
import { DemoLibrary } from "./demo-library.js";
import type { Scene } from "./scene.js";

type Handlers = { [E in keyof MeshEvents]?: Set<(data: MeshEvents[E]) => void> };

/** A room of made-up members in memory, for screenshots and tests of the screens. */
export class DemoMesh implements Mesh {
  readonly patterns: DemoLibrary;
  private snapshot: MeshSnapshot;
  private readonly listeners = new Set<() => void>();
  private readonly handlers: Handlers = {};

  constructor(scene: Scene, now: () => number = Date.now, delay = 0) {
    this.patterns = new DemoLibrary(
      scene.self.id,
      (patternId, deleted) => {
        this.libraryChanged();
        this.emit("pattern-changed", { patternId, deleted });
      },
      scene.patterns,
      scene.conflicts,
      now,
      delay,
    );
    const problem = scene.problem === undefined ? null : new MeshError("demo", scene.problem);
    this.snapshot = {
      place: "page",
      initialized: true,
      localPeerId: scene.self.id,
      name: scene.self.name,
      roomId: scene.roomId,
      signaling: {
        url: "ws://localhost:3002",
        state: problem === null ? "joined" : "disconnected",
      },
      error: problem,
      peers: new Map(scene.peers.map((peer) => [peer.id, peer])),
      sync: {
        syncing: false,
        lastSyncAt: scene.peers.length === 0 ? null : new Date(now() - 12_000),
        pendingCount: 0,
        syncedCount: 231,
        sent: scene.peers.length === 0 ? 0 : 64,
        received: scene.peers.length === 0 ? 0 : 167,
        conflicts: scene.conflicts.length,
        refused: 0,
      },
      library: {
        ready: true,
        patterns: this.patterns.size,
        openConflicts: this.patterns.openConflicts.length,
        change: 1,
      },
      iceServers: [],
    };
  }

  getSnapshot = (): MeshSnapshot => this.snapshot;

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  on<E extends keyof MeshEvents>(event: E, handler: (data: MeshEvents[E]) => void): () => void {
    const handlers = ((this.handlers[event] as Set<typeof handler> | undefined) ??=
      new Set() as never);
    handlers.add(handler);
    return () => handlers.delete(handler);
  }

  async start(): Promise<void> {}

  async stop(): Promise<void> {}

  configure(): void {}

  async connect(peerId: string): Promise<void> {
    this.peer(peerId, {
      connectionState: "connected",
      dataChannelState: "open",
      disconnectedByUser: false,
      error: null,
    });
    this.emit("peer-connected", { peerId, name: this.snapshot.peers.get(peerId)?.name ?? "" });
  }

  async disconnect(peerId: string): Promise<void> {
    this.peer(peerId, {
      connectionState: "disconnected",
      dataChannelState: "closed",
      disconnectedByUser: true,
    });
    this.emit("peer-disconnected", { peerId, reason: "disconnected by the user" });
  }

  sendMessage(): void {}

  async sync(peerId?: string): Promise<readonly SyncResult[]> {
    const ids = [...this.snapshot.peers.values()]
      .filter((peer) => peer.dataChannelState === "open" && (peerId ?? peer.id) === peer.id)
      .map((peer) => peer.id);
    this.turn({ sync: { ...this.snapshot.sync, lastSyncAt: new Date() } });
    return ids.map((id) => ({ peerId: id, sent: 0, received: 0, conflicts: 0, durationMs: 8 }));
  }

  cancelSync(): void {}

  async share(patternId: string, peerIds?: readonly string[]): Promise<void> {
    this.patterns.share(patternId, peerIds ?? "room");
  }

  async conflicts(): Promise<readonly Conflict[]> {
    return this.patterns.openConflicts;
  }

  async resolve(patternId: string, choice: Resolution): Promise<void> {
    this.patterns.resolve(patternId, choice);
    this.emit("conflict-resolved", { patternId });
  }

  /** As if this member had sent a pattern just now. */
  arrive(peerId: string): void {
    const all = this.patterns.all().filter((each) => each.sharedBy === peerId);
    const pattern = all[this.snapshot.sync.received % Math.max(1, all.length)];
    if (pattern === undefined || this.snapshot.peers.get(peerId)?.dataChannelState !== "open") {
      return;
    }
    this.patterns.receive(pattern.id, peerId, pattern);
    const received = this.patterns.head(pattern.id) ?? pattern;
    this.turn({ sync: { ...this.snapshot.sync, received: this.snapshot.sync.received + 1 } });
    this.emit("pattern-received", { pattern: received, peerId });
  }

  /** Tells whoever listens. */
  emit<E extends keyof MeshEvents>(event: E, data: MeshEvents[E]): void {
    this.handlers[event]?.forEach((handler) => handler(data));
  }

  /** Puts other values in place. */
  turn(part: Partial<MeshSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...part };
    this.listeners.forEach((listener) => listener());
  }

  private peer(id: string, part: Partial<PeerInfo>): void {
    const before = this.snapshot.peers.get(id);
    if (before !== undefined) {
      this.turn({ peers: new Map(this.snapshot.peers).set(id, { ...before, ...part }) });
    }
  }

  private libraryChanged(): void {
    this.turn({
      library: {
        ready: true,
        patterns: this.patterns.size,
        openConflicts: this.patterns.openConflicts.length,
        change: this.snapshot.library.change + 1,
      },
    });
  }
}
