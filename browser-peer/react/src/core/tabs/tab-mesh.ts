import type { P2PConfig } from "../config.js";
import { MeshError } from "../errors.js";
import { type Deferred, deferred } from "../flow/deferred.js";
import { Emitter } from "../flow/emitter.js";
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
import { browserParts } from "../page/browser-parts.js";
import { PageMesh } from "../page/page-mesh.js";
import type { PageParts } from "../page/page-parts.js";
import { checkSettings, pageSettings } from "../page/page-settings.js";
import { SnapshotSource } from "../page/snapshot-source.js";
import type { CallArguments, CallName, CallResult } from "./calls.js";
import { Election } from "./election.js";
import { Follower } from "./follower.js";
import { Leader } from "./leader.js";
import { repeat } from "./repeating.js";
import type { Role } from "./role.js";
import { TabChannel } from "./tab-channel.js";

/** What one start of a tab is made of. */
interface Running {
  readonly role: Deferred<Role>;
  current?: Role;
  election?: Election;
  channel?: TabChannel;
}

/**
 * The member of this browser profile: it runs in one tab, and the others show it and pass on what
 * their users want. When the tab in which it runs is closed, or crashes, another one takes over.
 */
export class TabMesh implements Mesh {
  readonly patterns: Patterns = {
    search: (query) => this.#call("search", query === undefined ? [] : [query]),
    get: (id) => this.#call("get", [id]),
    put: (id, edit, ifMatch) =>
      this.#call("put", ifMatch === undefined ? [id, edit] : [id, edit, ifMatch]),
    delete: (id, ifMatch) => this.#call("delete", ifMatch === undefined ? [id] : [id, ifMatch]),
    use: (id) => this.#call("use", [id]),
    history: (id) => this.#call("history", [id]),
    restore: (id, digest) => this.#call("restore", [id, digest]),
    facets: () => this.#call("facets", []),
  };
  readonly #id = Math.random().toString(36).slice(2);
  readonly #events = new Emitter<MeshEvents>();
  readonly #source: SnapshotSource;
  readonly #idle: MeshSnapshot;
  #settings: MeshSettings = {};
  #running: Running | undefined;

  constructor(
    private readonly config: P2PConfig,
    private readonly parts: PageParts = browserParts,
  ) {
    this.#idle = new PageMesh(config, parts).getSnapshot();
    this.#source = new SnapshotSource(() => this.#running?.current?.snapshot ?? this.#idle);
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
    checkSettings(pageSettings(this.config));
    if (!this.#running) {
      const running: Running = { role: deferred() };
      this.#running = running;
      try {
        this.#begin(running);
      } catch (thrown) {
        await this.stop();
        throw thrown;
      }
    }
    await this.#call("start", []);
    this.#source.flush();
  }

  /** This tab shows and does nothing more. Where it led, another tab of the room takes over. */
  async stop(): Promise<void> {
    const running = this.#running;
    if (running) {
      this.#running = undefined;
      running.role.reject(stopped());
      await running.current?.end();
      running.election?.leave();
      running.channel?.close();
      this.#source.flush();
    }
  }

  configure(settings: MeshSettings): void {
    this.#settings = { ...this.#settings, ...settings };
    this.#unanswered("configure", [settings]);
  }

  connect(peerId: string): Promise<void> {
    return this.#call("connect", [peerId]);
  }

  disconnect(peerId: string): Promise<void> {
    return this.#call("disconnect", [peerId]);
  }

  sendMessage(peerId: string, message: unknown): void {
    const role = this.#running?.current;
    if (!role) {
      throw notStarted();
    }
    role.sendMessage(peerId, message);
  }

  sync(peerId?: string): Promise<readonly SyncResult[]> {
    return this.#call("sync", peerId === undefined ? [] : [peerId]);
  }

  cancelSync(): void {
    this.#unanswered("cancelSync", []);
  }

  share(patternId: string, peerIds?: readonly string[]): Promise<void> {
    return this.#call("share", peerIds === undefined ? [patternId] : [patternId, peerIds]);
  }

  conflicts(): Promise<readonly Conflict[]> {
    return this.#call("conflicts", []);
  }

  resolve(patternId: string, choice: Resolution, sides?: ConflictSides): Promise<void> {
    return this.#call(
      "resolve",
      sides === undefined ? [patternId, choice] : [patternId, choice, sides],
    );
  }

  #begin(running: Running): void {
    if (!Election.possible) {
      return this.#lead(running);
    }
    const { roomId } = pageSettings(this.config);
    running.channel = new TabChannel(roomId, (message) => running.current?.heard(message));
    running.election = new Election(roomId, {
      elected: () => this.#lead(running),
      follows: () => this.#follow(running),
      failed: (error) => void this.#failed(running, error),
    });
  }

  /** Without a role there is nothing to show; a later start tries again. */
  async #failed(running: Running, error: MeshError): Promise<void> {
    running.role.reject(error);
    if (running === this.#running) {
      await this.stop();
      this.#events.emit("error", { error });
    }
  }

  #follow(running: Running): void {
    if (running === this.#running && running.channel) {
      const snapshot: MeshSnapshot = { ...this.#idle, place: "other-tab" };
      const changed = (): void => this.#source.flush();
      running.current = new Follower(
        this.#id,
        this,
        running.channel,
        this.#events,
        snapshot,
        changed,
      );
      running.role.resolve(running.current);
      this.#source.flush();
      if (Object.keys(this.#settings).length > 0) {
        this.#unanswered("configure", [this.#settings]);
      }
    }
  }

  #lead(running: Running): void {
    if (running !== this.#running) {
      return;
    }
    const before = running.current;
    const mesh = new PageMesh(this.config, this.parts);
    mesh.configure(this.#settings);
    const leader = new Leader(this.#id, mesh, running.channel, this.#events, () =>
      this.#source.flush(),
    );
    running.current = leader;
    running.role.resolve(leader);
    if (before instanceof Follower) {
      this.#takeOver(leader, before);
    }
  }

  /** What the tab that led was asked for and did not answer is done here. */
  #takeOver({ mesh }: Leader, follower: Follower): void {
    mesh.start().catch(() => undefined);
    for (const { name, args, answer, before } of follower.takePending()) {
      repeat(mesh, name, args as CallArguments<typeof name>, before).then(
        answer.resolve,
        answer.reject,
      );
    }
  }

  async #call<Name extends CallName>(
    name: Name,
    args: CallArguments<Name>,
  ): Promise<CallResult<Name>> {
    const running = this.#running;
    if (!running) {
      throw notStarted();
    }
    const role = running.current ?? (await running.role.promise);
    return role.call(name, args);
  }

  #unanswered<Name extends CallName>(name: Name, args: CallArguments<Name>): void {
    if (this.#running) {
      this.#call(name, args).catch((error: Error) => this.#events.emit("error", { error }));
    }
  }
}

function notStarted(): MeshError {
  return new MeshError("not-started", "the member does not run; call start (connect) first");
}

function stopped(): MeshError {
  return new MeshError("stopped", "the member was stopped in this tab");
}
