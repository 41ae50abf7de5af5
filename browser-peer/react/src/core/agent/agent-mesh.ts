import { MeshError } from "../errors.js";
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
import { AgentNews, syncError } from "./agent-news.js";
import { AgentPatterns, patternPath } from "./agent-patterns.js";
import { AgentState } from "./agent-state.js";
import { AgentTie } from "./agent-tie.js";
import { listOf, type Answer } from "./answer.js";
import type { EventSourceFactory } from "./event-stream.js";
import { messageText } from "./message-text.js";

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
    messageText(message);
    const state = this.getSnapshot().peers.get(peerId)?.dataChannelState ?? "closed";
    if (state !== "open") {
      throw new MeshError(
        "not-connected",
        `the data channel to ${peerId} is ${state}; send when it is open, which connect waits for`,
      );
    }
    this.#http.post(peerPath(peerId, "message"), { message }).catch(this.#failed);
  }

  async sync(peerId?: string): Promise<readonly SyncResult[]> {
    const begun = performance.now();
    const running = this.#http.post("/sync", peerId === undefined ? {} : { peerId });
    this.#tie?.soon();
    const results = listOf("sync", await running).map((result) =>
      readResult(result, Math.round(performance.now() - begun)),
    );
    this.#tie?.soon();
    return results;
  }

  cancelSync(): void {
    this.#http.send({ method: "DELETE", path: "/sync" }).catch(this.#failed);
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

  readonly #failed = (reason: unknown): void => this.#news.failed(reason);
}

function peerPath(peerId: string, what: string): string {
  return `/peers/${encodeURIComponent(peerId)}/${what}`;
}

/** An agent tells the time of a comparison in its event only. */
function readResult(json: Answer, elapsed: number): SyncResult {
  const error = json.optionalText("error");
  return {
    peerId: json.text("peerId"),
    sent: json.count("sent"),
    received: json.count("received"),
    conflicts: json.count("conflicts"),
    durationMs: json.optionalCount("durationMs") ?? elapsed,
    ...(error !== undefined && { error: syncError(error) }),
  };
}
