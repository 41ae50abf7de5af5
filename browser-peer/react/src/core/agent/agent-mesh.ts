import type {
  Conflict,
  Mesh,
  MeshEvents,
  MeshSettings,
  MeshSnapshot,
  Patterns,
  Resolution,
  SyncResult,
  Unsubscribe,
} from "../mesh.js";
import { agentAddress } from "./agent-address.js";
import { AgentConflicts } from "./agent-conflicts.js";
import { AgentHttp } from "./agent-http.js";
import { AgentMessages } from "./agent-messages.js";
import { AgentNews } from "./agent-news.js";
import { AgentPatterns, patternPath } from "./agent-patterns.js";
import { AgentState } from "./agent-state.js";
import { AgentTie } from "./agent-tie.js";
import type { EventSourceFactory } from "./event-stream.js";
import { peerPath } from "./peers-json.js";
import { readResults } from "./sync-json.js";

/**
 * The member that runs in an agent. Several pages may use one agent; stopping this mesh ends what
 * the page hears, not the agent. How it compares is set where it is started, not by `configure`.
 */
export class AgentMesh implements Mesh {
  readonly patterns: Patterns;
  readonly #http: AgentHttp;
  readonly #conflicts: AgentConflicts;
  readonly #news: AgentNews;
  readonly #state = new AgentState();
  readonly #messages: AgentMessages;
  readonly #address: string;
  #tie: AgentTie | undefined;

  /**
   * @param agentUrl such as `http://127.0.0.1:4001`
   * @param events how server-sent events are followed; the platform's `EventSource` when absent
   */
  constructor(
    agentUrl: string,
    private readonly events?: EventSourceFactory,
  ) {
    this.#address = agentAddress(agentUrl);
    this.#http = new AgentHttp(this.#address);
    this.#conflicts = new AgentConflicts(this.#http, () => this.#tie?.soon());
    const patterns = new AgentPatterns(this.#http, (patternId, deleted) => {
      this.#news.emit("pattern-changed", { patternId, deleted });
      this.#tie?.soon();
    });
    this.patterns = patterns;
    this.#news = new AgentNews((id) => patterns.get(id), this.#conflicts);
    this.#messages = new AgentMessages(this.#http, (reason) => this.#news.failed(reason));
  }

  getSnapshot(): MeshSnapshot {
    return this.#state.snapshot;
  }

  subscribe(listener: () => void): Unsubscribe {
    return this.#state.subscribe(listener);
  }

  on<E extends keyof MeshEvents>(event: E, handler: (data: MeshEvents[E]) => void): Unsubscribe {
    return this.#news.on(event, handler);
  }

  /** Fails when the agent does not answer at first; it is looked for all the same until `stop`. */
  start(): Promise<void> {
    this.#tie ??= new AgentTie(this.#address, this.#http, this.#state, this.#news, this.events);
    return this.#tie.joined();
  }

  stop(): Promise<void> {
    this.#tie?.close();
    this.#tie = undefined;
    return Promise.resolve();
  }

  /** An agent's settings are its own; nothing changes. */
  configure(_settings: MeshSettings): void {}

  async connect(peerId: string): Promise<void> {
    await this.#http.post(peerPath(peerId, "connect"));
    await this.#tie?.now();
  }

  async disconnect(peerId: string): Promise<void> {
    await this.#http.post(peerPath(peerId, "disconnect"));
    await this.#tie?.now();
  }

  sendMessage(peerId: string, message: unknown): void {
    const channel = this.getSnapshot().peers.get(peerId)?.dataChannelState ?? "closed";
    this.#messages.send(peerId, message, channel);
  }

  async sync(peerId?: string): Promise<readonly SyncResult[]> {
    const begun = performance.now();
    const running = this.#http.post("/sync", peerId === undefined ? {} : { peerId });
    this.#tie?.soon();
    const results = readResults(await running, Math.round(performance.now() - begun));
    this.#tie?.soon();
    return results;
  }

  cancelSync(): void {
    this.#http
      .send({ method: "DELETE", path: "/sync" })
      .catch((reason: unknown) => this.#news.failed(reason));
  }

  async share(patternId: string, peerIds?: readonly string[]): Promise<void> {
    await this.#http.post(
      patternPath(patternId, "/share"),
      peerIds === undefined ? {} : { peerIds },
    );
    this.#news.emit("pattern-changed", { patternId, deleted: false });
    this.#tie?.soon();
  }

  conflicts(): Promise<readonly Conflict[]> {
    return this.#conflicts.open();
  }

  resolve(patternId: string, choice: Resolution): Promise<void> {
    return this.#conflicts.resolve(patternId, choice);
  }
}
