import { MeshError } from "../errors.js";
import type { Emitter } from "../flow/emitter.js";
import type { Identity } from "../identity/identity.js";
import type { Library } from "../library/library.js";
import type { MeshEvents } from "../mesh.js";
import { Room } from "../room/room.js";
import { Complaints } from "../session/complaints.js";
import { IceRoster } from "../session/ice-roster.js";
import { Proofs } from "../session/proofs.js";
import { Joining } from "../signaling/joining.js";
import { SignalingClient } from "../signaling/signaling-client.js";
import type { SignalingStatus } from "../signaling/signaling-status.js";
import { InFlight } from "../sync/in-flight.js";
import { SyncCounters } from "../sync/sync-counters.js";
import { SyncEngine } from "../sync/sync-engine.js";
import { type SyncSettings, TIMES } from "../sync/sync-settings.js";
import { LibraryNews } from "./library-news.js";
import type { PageSettings } from "./page-settings.js";
import { StatsPoll } from "./peer-stats.js";

const CONNECT_TIMEOUT = 15_000;

/** What a member tells the mesh that shows it. */
export interface MemberListener {
  changed(): void;
  signaling(status: SignalingStatus): void;
  /** The library, or something else of this member, does not work. */
  troubled(error: MeshError): void;
  /** The library wrote something. */
  written(): void;
}

/** One member of a room while it runs: library, signaling, links and sessions put together. */
export class Member {
  readonly name: string;
  readonly total = new SyncCounters();
  readonly room: Room;
  readonly ice: IceRoster;
  readonly signaling: SignalingClient;
  readonly engine: SyncEngine;
  readonly stats: StatsPoll;
  lastSyncAt: Date | null = null;
  syncError: Error | undefined;
  readonly #ignoreLibrary: () => void;

  constructor(
    settings: PageSettings,
    readonly identity: Identity,
    readonly library: Library,
    sync: SyncSettings,
    events: Emitter<MeshEvents>,
    listener: MemberListener,
  ) {
    const { signalingUrl: url, roomId, token } = settings;
    this.name = settings.name ?? identity.peerId.slice(0, 8);
    this.ice = new IceRoster(settings.iceServers, settings.iceTransportPolicy, () =>
      listener.changed(),
    );
    this.signaling = new SignalingClient(
      { url, room: roomId, ...(token === undefined ? {} : { token }) },
      new Joining(identity, this.name),
      {
        received: (message) => this.room.received(message),
        signaling: (status) => listener.signaling(status),
      },
    );
    this.room = new Room({
      proofs: new Proofs(identity, roomId),
      ice: this.ice,
      relay: this.signaling,
      complaints: new Complaints(),
      connectTimeout: CONNECT_TIMEOUT,
    });
    const news = new LibraryNews(library, events, (error) => listener.troubled(error));
    this.engine = new SyncEngine({
      self: identity.peerId,
      name: this.name,
      room: roomId,
      library,
      inFlight: new InFlight(TIMES.step),
      total: this.total,
      settings: sync,
      times: TIMES,
      news: {
        received: (peerId, revisions) => news.received(peerId, revisions),
        refused: (peerId, reason) => events.emit("revision-refused", { peerId, reason }),
        message: (peerId, message) => events.emit("message", { peerId, message }),
        changed: () => listener.changed(),
        compared: (result) => {
          this.syncError = result.error;
          if (result.error) {
            events.emit("sync-error", { peerId: result.peerId, error: result.error });
          } else {
            this.lastSyncAt = new Date();
            events.emit("sync-complete", result);
          }
          listener.changed();
        },
        ended: (peerId, error) => {
          if (error instanceof MeshError && ["protocol", "malformed"].includes(error.code)) {
            events.emit("peer-refused", { peerId, reason: error.message });
          } else if (error instanceof MeshError && error.code.startsWith("storage-")) {
            listener.troubled(error);
          }
        },
      },
    });
    this.stats = new StatsPoll(
      () => this.room.links,
      (peerId) => this.engine.session(peerId)?.latency,
      () => listener.changed(),
    );
    const ignore = library.subscribe((changes) => {
      news.changed(changes);
      listener.written();
      listener.changed();
    });
    this.#ignoreLibrary = () => {
      ignore();
      news.end();
    };
    this.#pass(events, listener);
  }

  #pass(events: Emitter<MeshEvents>, listener: MemberListener): void {
    this.room.events.on("changed", () => listener.changed());
    this.room.events.on("peer-connected", (data) => events.emit("peer-connected", data));
    this.room.events.on("peer-disconnected", (data) => events.emit("peer-disconnected", data));
    this.room.events.on("peer-refused", (data) => events.emit("peer-refused", data));
    this.room.events.on("opened", ({ channel }) => {
      void this.engine.serve(channel);
      void this.stats.measure();
    });
  }

  /** Leaves the room and closes everything but the library. */
  async leave(reason: string): Promise<void> {
    this.#ignoreLibrary();
    this.stats.stop();
    this.signaling.stop();
    await this.engine.stop(reason);
    this.room.end(reason);
  }
}
