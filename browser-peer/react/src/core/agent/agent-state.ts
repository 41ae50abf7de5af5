import { guarded } from "../flow/emitter.js";
import type { MeshSnapshot, PeerInfo, Unsubscribe } from "../mesh.js";
import { reuse } from "../reuse.js";
import type { AgentStatus } from "./status-json.js";

/** What is known of an agent, as a snapshot that is another only when something changed. */
export class AgentState {
  #snapshot: MeshSnapshot = BEFORE;
  #mark: string | undefined;
  #syncError: Error | undefined;
  readonly #listeners = new Set<{ readonly call: () => void }>();

  get snapshot(): MeshSnapshot {
    return this.#snapshot;
  }

  subscribe(listener: () => void): Unsubscribe {
    const entry = { call: listener };
    this.#listeners.add(entry);
    return () => void this.#listeners.delete(entry);
  }

  /** The agent said how it stands. */
  answered(status: AgentStatus, peers: ReadonlyMap<string, PeerInfo>): void {
    const { initialized, library: before } = this.#snapshot;
    const { ready, mark, patterns, openConflicts } = status.library;
    const moved = ready && mark !== this.#mark;
    if (ready) {
      this.#mark = mark;
    }
    const change = moved ? before.change + 1 : before.change;
    this.#show({
      place: "agent",
      initialized: initialized || (ready && status.signaling.state === "joined"),
      localPeerId: status.peerId,
      name: status.name,
      roomId: status.room,
      signaling: status.signaling,
      error: status.error,
      peers,
      sync: { ...status.sync, ...(this.#syncError !== undefined && { error: this.#syncError }) },
      library: ready ? { ready, patterns, openConflicts, change } : { ...before, ready, change },
      iceServers: status.iceServers,
    });
  }

  /** Nothing can be heard of the agent. */
  away(error: Error): void {
    const { signaling, sync, library } = this.#snapshot;
    this.#show({
      ...this.#snapshot,
      signaling: { ...signaling, state: "disconnected" },
      error,
      peers: new Map(),
      sync: { ...sync, syncing: false },
      library: { ...library, ready: false },
    });
  }

  /** How the last comparison ended; shown from the next answer on. */
  compared(error: Error | undefined): void {
    this.#syncError = error;
  }

  /** Nobody follows the agent any more. */
  stopped(): void {
    this.#mark = undefined;
    this.#syncError = undefined;
    const { localPeerId, name, roomId, library } = this.#snapshot;
    this.#show({ ...BEFORE, localPeerId, name, roomId, library: { ...library, ready: false } });
  }

  #show(next: MeshSnapshot): void {
    const snapshot = reuse(this.#snapshot, next);
    if (snapshot !== this.#snapshot) {
      this.#snapshot = snapshot;
      [...this.#listeners].forEach(({ call }) => guarded(call));
    }
  }
}

const BEFORE: MeshSnapshot = {
  place: "agent",
  initialized: false,
  localPeerId: "",
  name: "",
  roomId: "",
  signaling: { url: "", state: "disconnected" },
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
