import { MeshError } from "../errors.js";
import { after, nothing } from "../flow/after.js";
import { BackOff } from "../flow/back-off.js";
import { Attempt } from "./attempt.js";
import type { Joining } from "./joining.js";
import { MessageWriter } from "./message-writer.js";
import type { Relay } from "./relay.js";
import type { PeerMessage, RoomMessage } from "./room-message.js";
import { checkRoom, checkUrl, type SignalingServer } from "./signaling-server.js";
import type { SignalingStatus } from "./signaling-status.js";
import { onWakeUp } from "./wake-ups.js";

/** Being in the room for less than this does not count as a success for the back-off. */
const STEADY = 10_000;

/** Hears of the room. */
export interface RoomListener {
  /** Dealt with one after the other, in the server's order. */
  received(message: RoomMessage): Promise<void> | void;
  signaling(status: SignalingStatus): void;
}

/**
 * This member's place in a room. Connects, proves its key, and comes back whenever the server is
 * lost, for as long as it takes; a server that is silent for too long counts as lost.
 */
export class SignalingClient implements Relay {
  readonly #writer: MessageWriter;
  #status: SignalingStatus = { state: "disconnected", attempts: 0 };
  #attempt: Attempt | undefined;
  #running = false;
  #steady = nothing;
  #next = nothing;
  #asleep = nothing;

  /** @throws MeshError when address or room have no valid form */
  constructor(
    private readonly server: SignalingServer,
    private readonly joining: Joining,
    private readonly listener: RoomListener,
    private readonly backOff = new BackOff(500, 30_000),
  ) {
    checkRoom(server.room);
    checkUrl(server.url);
    this.#writer = new MessageWriter(joining.identity.peerId, server.room);
  }

  get status(): SignalingStatus {
    return this.#status;
  }

  get joined(): boolean {
    return this.#status.state === "joined";
  }

  /** Connects, and stays connected until {@link stop}. */
  start(): void {
    if (!this.#running) {
      this.#running = true;
      this.#asleep = onWakeUp(() => this.#wake());
      this.#connect();
    }
  }

  /** Leaves the room and does not come back by itself. */
  stop(): void {
    if (this.#running) {
      if (this.joined) {
        this.#attempt?.write(this.#writer.leave("the member stops"));
      }
      this.#end({ state: "disconnected", attempts: 0 });
    }
  }

  send(to: string, message: PeerMessage): string | undefined {
    if (!this.joined || !this.#attempt) {
      return `the signaling server is away: ${this.#status.error?.message ?? "not joined yet"}`;
    }
    const text = this.#writer.relayed(to, message);
    const bytes = new TextEncoder().encode(text).length;
    const limit = this.#attempt.maxMessageBytes;
    if (bytes > limit) {
      return `a signaling message of ${bytes} bytes is over the server's limit ${limit}`;
    }
    this.#attempt.write(text);
    return this.joined ? undefined : "the signaling server was lost";
  }

  #connect(): void {
    this.#next();
    this.#enter({ ...this.#status, state: "connecting" });
    this.#attempt = new Attempt(this.server, this.joining, this.#writer, {
      joining: () => this.#enter({ ...this.#status, state: "joining" }),
      joined: () => {
        this.#steady();
        this.#steady = after(STEADY, () => this.backOff.reset());
        this.#enter({ state: "joined", attempts: 0 });
      },
      received: (message) => this.listener.received(message),
      lost: (error) => this.#lost(error),
      replaced: () => this.#replaced(),
    });
  }

  #lost(error: MeshError): void {
    this.#steady();
    this.#attempt = undefined;
    this.#next = after(this.backOff.next(), () => this.#connect());
    this.#enter({ state: "disconnected", error, attempts: this.#status.attempts + 1 });
  }

  /** Two places with one key would take each other's place for ever: the newer one stays. */
  #replaced(): void {
    const error = new MeshError(
      "replaced",
      "signaling: another program joined with this member's key; close the other one, or use" +
        " another browser profile, then start this one again",
    );
    this.#end({ state: "replaced", error, attempts: 0 });
  }

  #end(status: SignalingStatus): void {
    this.#running = false;
    this.#asleep();
    this.#next();
    this.#steady();
    this.#attempt?.close();
    this.#attempt = undefined;
    this.#enter(status);
  }

  #wake(): void {
    if (this.#running && this.#status.state === "disconnected") {
      this.#connect();
    }
  }

  #enter(status: SignalingStatus): void {
    this.#status = status;
    this.listener.signaling(status);
  }
}
