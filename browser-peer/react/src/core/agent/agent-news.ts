import { MeshError } from "../errors.js";
import { Emitter } from "../flow/emitter.js";
import { Mailbox } from "../flow/mailbox.js";
import type { MeshEvents, Unsubscribe } from "../mesh.js";
import type { HeldPattern } from "../pattern/shared-pattern.js";
import { Answer } from "./answer.js";
import type { AgentConflicts } from "./agent-conflicts.js";
import { SIGNALING } from "./status-json.js";
import { syncError } from "./sync-json.js";

/** The events of an agent that a mesh passes on. */
export const AGENT_EVENTS = [
  "signaling-changed",
  "peer-connected",
  "peer-disconnected",
  "peer-refused",
  "pattern-changed",
  "pattern-received",
  "revision-refused",
  "sync-complete",
  "sync-error",
  "conflict",
  "conflict-resolved",
  "import-complete",
  "message",
] as const;

const WAITING = 10_000;

interface Received {
  readonly patternId: string;
  readonly peerId: string;
}

/** Turns an agent's events into those of a mesh. */
export class AgentNews {
  readonly #emitter = new Emitter<MeshEvents>();
  /** An event names a received pattern only; it is read when somebody listens, in order. */
  readonly #received = new Mailbox<Received>(
    WAITING,
    (received) => this.#announce(received),
    (reason) => this.failed(reason),
  );
  #receivers = 0;

  constructor(
    private readonly get: (id: string) => Promise<HeldPattern | undefined>,
    private readonly conflicts: AgentConflicts,
  ) {}

  on<E extends keyof MeshEvents>(event: E, handler: (data: MeshEvents[E]) => void): Unsubscribe {
    const remove = this.#emitter.on(event, handler);
    if (event !== "pattern-received") {
      return remove;
    }
    this.#receivers++;
    let subscribed = true;
    return () => {
      remove();
      this.#receivers -= subscribed ? 1 : 0;
      subscribed = false;
    };
  }

  emit<E extends keyof MeshEvents>(event: E, data: MeshEvents[E]): void {
    this.#emitter.emit(event, data);
  }

  /** Something went wrong that no call can be told of. */
  failed(reason: unknown): void {
    const error = reason instanceof Error ? reason : new Error(String(reason));
    this.#emitter.emit("error", { error });
  }

  /** @throws MeshError when the event is not as agreed */
  take(name: string, data: unknown): void {
    const json = new Answer(name, data);
    const peerId = (): string => json.text("peerId");
    switch (name) {
      case "signaling-changed":
        return this.emit(name, { state: json.oneOf("state", SIGNALING) });
      case "peer-connected":
        return this.emit(name, { peerId: peerId(), name: json.optionalText("name") ?? "" });
      case "peer-disconnected":
      case "peer-refused":
      case "revision-refused":
        return this.emit(name, { peerId: peerId(), reason: json.optionalText("reason") ?? "" });
      case "pattern-changed":
        return this.#changed(json);
      case "pattern-received":
        this.#changed(json);
        return this.#takeReceived({ patternId: json.text("patternId"), peerId: peerId() }, json);
      case "sync-complete":
        return this.emit(name, {
          peerId: peerId(),
          sent: json.count("sent"),
          received: json.count("received"),
          conflicts: json.count("conflicts"),
          durationMs: json.count("durationMs"),
        });
      case "sync-error":
        return this.emit(name, { peerId: peerId(), error: syncError(json.text("message")) });
      case "conflict":
        return this.emit(name, this.conflicts.read(json));
      case "conflict-resolved":
        return this.emit(name, { patternId: json.text("patternId") });
      case "message":
        return this.emit(name, { peerId: peerId(), message: json.raw("message") });
      default:
        return undefined;
    }
  }

  #changed(json: Answer): void {
    const patternId = json.text("patternId");
    this.emit("pattern-changed", { patternId, deleted: json.flag("deleted") });
  }

  #takeReceived(received: Received, json: Answer): void {
    if (this.#receivers === 0 || json.flag("deleted")) {
      return;
    }
    if (!this.#received.post(received)) {
      this.failed(
        new MeshError(
          "too-many-received",
          `more than ${WAITING} received patterns wait to be read; ${received.patternId} is in the` +
            " library, but not announced",
        ),
      );
    }
  }

  async #announce({ patternId, peerId }: Received): Promise<void> {
    const pattern = await this.get(patternId);
    if (pattern !== undefined) {
      this.emit("pattern-received", { pattern, peerId });
    }
  }
}
