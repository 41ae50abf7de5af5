import { MeshError, messageOf } from "../errors.js";
import { after, nothing, type Cancel } from "../flow/after.js";
import { BackOff } from "../flow/back-off.js";
import { Mailbox } from "../flow/mailbox.js";
import { challenge, type Challenge } from "./challenge.js";
import { Fields } from "./fields.js";
import type { Joining } from "./joining.js";
import { roomMessage } from "./message-reader.js";
import { MessageWriter } from "./message-writer.js";
import { Pulse } from "./pulse.js";
import { closeReason, refusal } from "./refusals.js";
import type { Relay } from "./relay.js";
import type { PeerMessage, RoomMessage } from "./room-message.js";
import { checkRoom, checkUrl, type SignalingServer } from "./signaling-server.js";
import { SignalingSocket } from "./signaling-socket.js";
import type { SignalingStatus } from "./signaling-status.js";
import { onWakeUp } from "./wake-ups.js";

/** Being in the room for less than this does not count as a success for the back-off. */
const STEADY = 10_000;
const JOIN_TIMEOUT = 10_000;
const MOST_WAITING = 2_000;
const REPLACED = 4001;

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
  readonly #backOff: BackOff;
  #status: SignalingStatus = { state: "disconnected", attempts: 0 };
  #round = 0;
  #running = false;
  #socket: SignalingSocket | undefined;
  #challenge: Challenge | undefined;
  #pulse: Pulse | undefined;
  #mailbox: Mailbox<RoomMessage> | undefined;
  #joinTimeout = nothing;
  #steady = nothing;
  #next = nothing;
  #asleep: Cancel = nothing;

  /** @throws MeshError when address or room have no valid form */
  constructor(
    private readonly server: SignalingServer,
    private readonly joining: Joining,
    private readonly listener: RoomListener,
    backOff = new BackOff(500, 30_000),
  ) {
    checkRoom(server.room);
    checkUrl(server.url);
    this.#writer = new MessageWriter(joining.identity.peerId, server.room);
    this.#backOff = backOff;
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
        this.#write(this.#writer.leave("the member stops"));
      }
      this.#running = false;
      this.#round++;
      this.#asleep();
      this.#endSocket();
      this.#enter({ state: "disconnected", attempts: 0 });
    }
  }

  send(to: string, message: PeerMessage): string | undefined {
    if (!this.joined || !this.#challenge) {
      return `the signaling server is away: ${this.#status.error?.message ?? "not joined yet"}`;
    }
    const text = this.#writer.relayed(to, message);
    const bytes = new TextEncoder().encode(text).length;
    const limit = this.#challenge.maxMessageBytes;
    if (bytes > limit) {
      return `a signaling message of ${bytes} bytes is over the server's limit ${limit}`;
    }
    this.#write(text);
    return this.joined ? undefined : "the signaling server was lost";
  }

  #connect(): void {
    this.#next();
    const round = ++this.#round;
    this.#enter({ ...this.#status, state: "connecting" });
    const patience = this.server.joinTimeout ?? JOIN_TIMEOUT;
    this.#joinTimeout = after(patience, () =>
      this.#lost(round, unreachable(this.server.url, `no room_info within ${patience} ms`)),
    );
    this.#mailbox = new Mailbox(
      MOST_WAITING,
      (message) => (round === this.#round ? this.listener.received(message) : undefined),
      (reason) => this.#warn(`a message was not dealt with: ${messageOf(reason)}`),
    );
    try {
      this.#socket = new SignalingSocket(this.server.url, {
        received: (text) => this.#received(round, text),
        closed: (code, reason) => this.#closed(round, code, reason),
      });
    } catch (thrown) {
      this.#lost(round, thrown as MeshError);
    }
  }

  #received(round: number, text: string): void {
    if (round !== this.#round) {
      return;
    }
    this.#pulse?.heard();
    try {
      const message = new Fields("message", JSON.parse(text) as unknown);
      this.#handle(round, message.text("type", 64), message);
    } catch (thrown) {
      this.#warn(`a message is ignored: ${messageOf(thrown)}`);
    }
  }

  #handle(round: number, type: string, message: Fields): void {
    if (type === "challenge") {
      void this.#join(round, message);
    } else if (type === "ping") {
      this.#write(this.#writer.pong(message.raw("id"), message.raw("payload")));
    } else if (type !== "pong") {
      const known = roomMessage(type, message);
      if (known) {
        this.#known(round, known);
      }
    }
  }

  #known(round: number, message: RoomMessage): void {
    if (message.kind === "joined") {
      this.#joinTimeout();
      this.#enter({ state: "joined", attempts: 0 });
      this.#steady = after(STEADY, () => this.#backOff.reset());
    } else if (message.kind === "error" && !this.joined) {
      this.#lost(round, refusal(message.code, message.message));
      return;
    } else if (!this.joined) {
      return;
    }
    if (this.#mailbox?.post(message) === false) {
      this.#lost(round, unreachable(this.server.url, "it sends more than this page can take"));
    }
  }

  async #join(round: number, message: Fields): Promise<void> {
    try {
      const asked = challenge(message);
      this.#challenge = asked;
      this.#pulse?.stop();
      this.#pulse = new Pulse(
        asked,
        () => this.#write(this.#writer.ping()),
        (why) => this.#lost(round, unreachable(this.server.url, why)),
      );
      this.#enter({ ...this.#status, state: "joining" });
      const { publicKey, name } = this.joining;
      const proof = await this.joining.proof(asked.nonce, this.server.room);
      if (round === this.#round) {
        this.#write(this.#writer.join(publicKey, name, proof, this.server.token));
      }
    } catch (thrown) {
      this.#lost(round, unreachable(this.server.url, messageOf(thrown)));
    }
  }

  #write(text: string): void {
    if (this.#socket && !this.#socket.send(text)) {
      this.#lost(
        this.#round,
        unreachable(this.server.url, "the server is gone, or does not read what it is sent"),
      );
    }
  }

  #closed(round: number, code: number, reason: string): void {
    if (code === REPLACED) {
      this.#replaced(round);
    } else {
      this.#lost(round, unreachable(this.server.url, closeReason(code, reason)));
    }
  }

  #lost(round: number, error: MeshError): void {
    if (round !== this.#round || !this.#running) {
      return;
    }
    this.#round++;
    this.#endSocket();
    this.#enter({ state: "disconnected", error, attempts: this.#status.attempts + 1 });
    this.#next = after(this.#backOff.next(), () => this.#connect());
  }

  /** Two places with one key would take each other's place for ever: the newer one stays. */
  #replaced(round: number): void {
    if (round !== this.#round || !this.#running) {
      return;
    }
    this.#round++;
    this.#running = false;
    this.#asleep();
    this.#endSocket();
    const error = new MeshError(
      "replaced",
      "signaling: another program joined with this member's key; close the other one, or use" +
        " another browser profile, then start this one again",
    );
    this.#enter({ state: "replaced", error, attempts: 0 });
  }

  #wake(): void {
    if (this.#running && this.#status.state === "disconnected") {
      this.#connect();
    }
  }

  #endSocket(): void {
    this.#next();
    this.#joinTimeout();
    this.#steady();
    this.#pulse?.stop();
    this.#pulse = undefined;
    this.#mailbox?.close();
    this.#socket?.close();
    this.#socket = undefined;
    this.#challenge = undefined;
  }

  #enter(status: SignalingStatus): void {
    this.#status = status;
    this.listener.signaling(status);
  }

  #warn(text: string): void {
    console.warn(`patternmesh signaling: ${text}`);
  }
}

function unreachable(url: string, why: string): MeshError {
  return new MeshError(
    "signaling-unreachable",
    `signaling: ${url}: ${why}; check that the signaling service runs there and that this` +
      " machine reaches it",
  );
}
