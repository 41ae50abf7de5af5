import { MeshError } from "../errors.js";
import { deferred, type Deferred } from "../flow/deferred.js";
import { awayMessage } from "./agent-address.js";
import type { AgentHttp } from "./agent-http.js";
import { AGENT_EVENTS, type AgentNews } from "./agent-news.js";
import type { AgentState } from "./agent-state.js";
import { Answer } from "./answer.js";
import { EventStream, type EventReader, type EventSourceFactory } from "./event-stream.js";
import { readPeers } from "./peers-json.js";
import { Refresher } from "./refresher.js";
import { readStatus } from "./status-json.js";
import { syncError } from "./sync-json.js";

const ANSWER_WITHIN = 5_000;

/** Follows an agent from a start to a stop, and looks for it while it is away. */
export class AgentTie implements EventReader {
  readonly #closed = new AbortController();
  readonly #refresher = new Refresher(() => this.#read());
  readonly #stream: EventStream;
  readonly #joined: Deferred<void> = deferred();

  constructor(
    private readonly address: string,
    private readonly http: AgentHttp,
    private readonly state: AgentState,
    private readonly news: AgentNews,
    events?: EventSourceFactory,
  ) {
    this.#stream = new EventStream(`${address}/api/events`, AGENT_EVENTS, this, events);
    this.#stream.open();
    this.#refresher.start();
  }

  /** Done when the agent is in its room; fails when it does not answer now. */
  async joined(): Promise<void> {
    await this.now();
    const { initialized, error } = this.state.snapshot;
    if (!initialized && error !== null && isFinal(error)) {
      throw error;
    }
    await this.#joined.promise;
  }

  close(): void {
    this.#closed.abort();
    this.#stream.close();
    this.#refresher.stop();
    this.state.stopped();
    this.#joined.reject(new MeshError("stopped", "stopped before the agent was in its room"));
  }

  now(): Promise<void> {
    return this.#refresher.now();
  }

  soon(): void {
    if (!this.#closed.signal.aborted) {
      this.#refresher.soon();
    }
  }

  opened(): void {
    void this.now();
  }

  event(name: string, data: unknown): void {
    this.soon();
    if (name === "sync-complete" || name === "sync-error") {
      const failed = name === "sync-error" ? new Answer(name, data).text("message") : undefined;
      this.state.compared(failed === undefined ? undefined : syncError(failed));
    }
    this.news.take(name, data);
  }

  broken(): void {
    this.soon();
  }

  failed(error: MeshError): void {
    this.news.failed(error);
  }

  async #read(): Promise<void> {
    const signal = AbortSignal.any([this.#closed.signal, AbortSignal.timeout(ANSWER_WITHIN)]);
    try {
      const [status, peers] = await Promise.all([
        this.http.get("/status", signal),
        this.http.get("/peers", signal),
      ]);
      this.#answered(() =>
        this.state.answered(readStatus(new Answer("status", status)), readPeers(peers)),
      );
    } catch (thrown) {
      const error =
        thrown instanceof MeshError
          ? thrown
          : new MeshError("agent-away", awayMessage(this.address), { cause: thrown });
      this.#answered(() => this.state.away(error));
    }
  }

  #answered(show: () => void): void {
    if (this.#closed.signal.aborted) {
      return;
    }
    show();
    if (this.state.snapshot.initialized) {
      this.#joined.resolve();
    }
  }
}

/** Waiting alone does not mend these. */
function isFinal(error: Error): boolean {
  return error instanceof MeshError && error.code !== "signaling" && error.code !== "ice";
}
