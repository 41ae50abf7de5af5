import type { P2PConfig } from "../config.js";
import { asMeshError, MeshError } from "../errors.js";
import { after, nothing } from "../flow/after.js";
import { BackOff } from "../flow/back-off.js";
import { type Deferred, deferred } from "../flow/deferred.js";
import { Emitter } from "../flow/emitter.js";
import type { Library } from "../library/library.js";
import type {
  Conflict,
  ConflictSides,
  Mesh,
  MeshEvents,
  MeshSettings,
  MeshSnapshot,
  Patterns,
  Resolution,
  SyncResult,
  Unsubscribe,
} from "../mesh.js";
import type { SignalingStatus } from "../signaling/signaling-status.js";
import { libraryPatterns } from "./library-patterns.js";
import { Member } from "./member.js";
import type { PageParts } from "./page-parts.js";
import { checkSettings, type PageSettings, pageSettings, syncSettings } from "./page-settings.js";
import { peerView } from "./peer-view.js";
import { SnapshotSource } from "./snapshot-source.js";

/** How long storage that does not work is left alone before it is tried again, in milliseconds. */
const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 15_000;

/** The member that runs in this page. */
export class PageMesh implements Mesh {
  readonly patterns: Patterns = libraryPatterns(() => this.#library());
  readonly #settings: PageSettings;
  readonly #sync;
  readonly #events = new Emitter<MeshEvents>();
  readonly #source: SnapshotSource;
  #debug: boolean;
  #starting: Promise<void> | undefined;
  #round = 0;
  #member: Member | undefined;
  #joined: Deferred<void> | undefined;
  #joinedOnce = false;
  #signaling: SignalingStatus = { state: "disconnected", attempts: 0 };
  #trouble: MeshError | undefined;
  readonly #waits = new BackOff(FIRST_WAIT, LONGEST_WAIT);
  #nextTry = nothing;

  constructor(
    config: P2PConfig,
    private readonly parts: PageParts,
  ) {
    this.#settings = pageSettings(config);
    this.#sync = syncSettings(config);
    this.#debug = config.debug ?? false;
    this.#source = new SnapshotSource(() => this.#snapshot());
  }

  getSnapshot(): MeshSnapshot {
    return this.#source.snapshot;
  }

  subscribe(listener: () => void): Unsubscribe {
    return this.#source.subscribe(listener);
  }

  on<E extends keyof MeshEvents>(event: E, handler: (data: MeshEvents[E]) => void): Unsubscribe {
    return this.#events.on(event, handler);
  }

  /** Fails when the first attempt at the room did; it is tried again all the same until `stop`. */
  async start(): Promise<void> {
    await this.open();
    if (this.#member?.signaling.status.state === "replaced") {
      this.#member.signaling.start();
    }
    if (this.#signaling.state !== "joined") {
      this.#joined ??= deferred();
      await this.#joined.promise;
    }
  }

  /** Begins; done when the library is open. Storage that refuses is asked again until `stop`. */
  async open(): Promise<void> {
    this.#nextTry();
    this.#starting ??= this.#begin(++this.#round);
    const starting = this.#starting;
    try {
      await starting;
    } catch (thrown) {
      if (this.#starting === starting) {
        this.#starting = undefined;
        this.#troubled(asMeshError(thrown));
        this.#tryAgain();
      }
      throw thrown;
    }
  }

  /** How often this member used a pattern. */
  async ownUses(patternId: string): Promise<number> {
    const { library, identity } = this.#running();
    const [usage] = await library.usages([patternId]);
    return usage?.counter.counts.get(identity.peerId) ?? 0;
  }

  async stop(): Promise<void> {
    this.#round++;
    this.#nextTry();
    const starting = this.#starting;
    this.#starting = undefined;
    this.#joined?.reject(new MeshError("stopped", "the member was stopped"));
    this.#joined = undefined;
    await starting?.catch(() => undefined);
    const member = this.#member;
    this.#member = undefined;
    this.#joinedOnce = false;
    this.#trouble = undefined;
    this.#source.flush();
    await member?.leave("the member stops");
    this.#source.flush();
    await member?.library.close();
  }

  configure(settings: MeshSettings): void {
    this.#debug = settings.debug ?? this.#debug;
    Object.assign(this.#sync, syncSettings(settings, this.#sync));
    this.#member?.engine.configured();
  }

  async connect(peerId: string): Promise<void> {
    await this.#running().room.connect(peerId);
    this.#source.flush();
  }

  async disconnect(peerId: string): Promise<void> {
    this.#running().room.disconnect(peerId);
    this.#source.flush();
    return Promise.resolve();
  }

  sendMessage(peerId: string, message: unknown): void {
    const session = this.#running().engine.session(peerId);
    if (!session) {
      throw new MeshError(
        "not-connected",
        `there is no open data channel to ${peerId}; send when it is open, which connect waits for`,
      );
    }
    session.message(message);
  }

  async sync(peerId?: string): Promise<readonly SyncResult[]> {
    const results = await this.#running().engine.sync(peerId);
    this.#source.flush();
    return results;
  }

  cancelSync(): void {
    this.#member?.engine.cancelSync();
  }

  async share(patternId: string, peerIds?: readonly string[]): Promise<void> {
    await this.#library().share(patternId, peerIds);
  }

  async conflicts(): Promise<readonly Conflict[]> {
    return this.#library().conflicts();
  }

  async resolve(patternId: string, choice: Resolution, sides?: ConflictSides): Promise<void> {
    await this.#library().resolve(patternId, choice, sides);
  }

  async #begin(round: number): Promise<void> {
    checkSettings(this.#settings);
    const identity = await this.parts.identity();
    const library = await this.parts.library(identity, this.#settings.roomId, (error) =>
      this.#troubled(error),
    );
    if (round !== this.#round) {
      await library.close();
      throw new MeshError("stopped", "the member was stopped");
    }
    this.#trouble = undefined;
    this.#waits.reset();
    try {
      this.#member = new Member(this.#settings, identity, library, this.#sync, this.#events, {
        changed: () => this.#source.changed(),
        signaling: (status) => this.#signalled(status),
        troubled: (error) => this.#troubled(error),
        written: () => this.#written(),
      });
    } catch (thrown) {
      await library.close();
      throw thrown;
    }
    this.#member.signaling.start();
    this.#source.flush();
  }

  #signalled(status: SignalingStatus): void {
    const before = this.#signaling;
    this.#signaling = status;
    if (status.state === "joined") {
      this.#joinedOnce = true;
      this.#source.flush();
      this.#joined?.resolve();
      this.#joined = undefined;
    } else if (status.error && status.error !== before.error) {
      this.#say(status.error.message);
      this.#source.flush();
      this.#joined?.reject(status.error);
      this.#joined = undefined;
      this.#events.emit("error", { error: status.error });
    }
    if (status.state !== before.state) {
      this.#say(`signaling: ${status.state}`);
      this.#events.emit("signaling-changed", { state: status.state });
    }
    this.#source.changed();
  }

  #troubled(error: MeshError): void {
    this.#trouble = error;
    this.#say(error.message);
    this.#source.changed();
    this.#events.emit("error", { error });
  }

  /** A user may allow storage, or make room, while the page is open. */
  #tryAgain(): void {
    if (isStorage(this.#trouble)) {
      this.#nextTry = after(this.#waits.next(), () => void this.open().catch(() => undefined));
    }
  }

  /** The library could write, so that an earlier want of room is over. */
  #written(): void {
    if (this.#trouble?.code === "storage-full" || this.#trouble?.code === "storage-failed") {
      this.#trouble = undefined;
    }
  }

  #running(): Member {
    if (!this.#member) {
      throw new MeshError("not-started", "the member does not run; call start (connect) first");
    }
    return this.#member;
  }

  #library(): Library {
    return this.#running().library;
  }

  #say(text: string): void {
    if (this.#debug) {
      console.info(`patternmesh: ${text}`);
    }
  }

  #snapshot(): MeshSnapshot {
    const member = this.#member;
    return {
      place: "page",
      initialized: member !== undefined && this.#joinedOnce,
      localPeerId: member?.identity.peerId ?? "",
      name: member?.name ?? this.#settings.name ?? "",
      roomId: this.#settings.roomId,
      signaling: { url: this.#settings.signalingUrl, state: this.#signaling.state },
      error: this.#trouble ?? this.#signaling.error ?? null,
      peers: member ? peerView(member.room.links, member.stats) : new Map(),
      sync: {
        syncing: member?.engine.syncing ?? false,
        lastSyncAt: member?.lastSyncAt ?? null,
        pendingCount: member?.engine.pending ?? 0,
        syncedCount: member ? member.total.now.sent + member.total.now.received : 0,
        ...(member?.total.now ?? { sent: 0, received: 0, conflicts: 0, refused: 0 }),
        ...(member?.syncError ? { error: member.syncError } : {}),
      },
      library: member?.library.state ?? {
        ready: false,
        patterns: 0,
        openConflicts: 0,
        change: 0,
      },
      iceServers: member?.ice.statuses ?? [],
    };
  }
}

function isStorage(error: MeshError | undefined): boolean {
  return error?.code.startsWith("storage-") ?? false;
}
