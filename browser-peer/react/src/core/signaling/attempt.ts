import { MeshError, messageOf } from "../errors.js";
import { after, nothing } from "../flow/after.js";
import { Mailbox } from "../flow/mailbox.js";
import { challenge, type Challenge } from "./challenge.js";
import { Fields } from "./fields.js";
import type { Joining } from "./joining.js";
import { roomMessage } from "./message-reader.js";
import type { MessageWriter } from "./message-writer.js";
import { Pulse } from "./pulse.js";
import { closeReason, refusal } from "./refusals.js";
import type { RoomMessage } from "./room-message.js";
import type { SignalingServer } from "./signaling-server.js";
import { SignalingSocket } from "./signaling-socket.js";

const JOIN_TIMEOUT = 10_000;
const MOST_WAITING = 2_000;
const REPLACED = 4001;

/** Hears of an attempt; of nothing any more once it was lost, replaced or closed. */
export interface AttemptListener {
  /** The server is there. */
  joining(): void;
  /** This member is in the room; {@link received} follows. */
  joined(): void;
  /** Dealt with one after the other, in the server's order. */
  received(message: RoomMessage): Promise<void> | void;
  lost(error: MeshError): void;
  /** Another socket with the same key took this one's place. */
  replaced(): void;
}

/** One attempt at being in the room: one socket, from its opening until it is lost. */
export class Attempt {
  readonly #mailbox: Mailbox<RoomMessage>;
  readonly #socket: SignalingSocket | undefined;
  #challenge: Challenge | undefined;
  #pulse: Pulse | undefined;
  #joinTimeout = nothing;
  #joined = false;
  #over = false;

  constructor(
    private readonly server: SignalingServer,
    private readonly joining: Joining,
    private readonly writer: MessageWriter,
    private readonly listener: AttemptListener,
  ) {
    const patience = server.joinTimeout ?? JOIN_TIMEOUT;
    this.#joinTimeout = after(patience, () => this.#lost(`no room_info within ${patience} ms`));
    this.#mailbox = new Mailbox(
      MOST_WAITING,
      (message) => (this.#over ? undefined : listener.received(message)),
      (reason) => warn(`a message was not dealt with: ${messageOf(reason)}`),
    );
    try {
      this.#socket = new SignalingSocket(server.url, {
        received: (text) => this.#received(text),
        closed: (code, reason) => this.#closed(code, reason),
      });
    } catch (thrown) {
      // Later, so that whoever made this knows it by then.
      this.#joinTimeout();
      this.#joinTimeout = after(0, () => this.#end(() => listener.lost(thrown as MeshError)));
    }
  }

  /** The server's bound for one message, in bytes. */
  get maxMessageBytes(): number {
    return this.#challenge?.maxMessageBytes ?? 0;
  }

  /** Sends a message; where the server does not take it, it is lost. */
  write(text: string): void {
    if (!this.#over && this.#socket?.send(text) === false) {
      this.#lost("the server is gone, or does not read what it is sent");
    }
  }

  /** Ends it; nothing is told any more. */
  close(): void {
    this.#end(() => undefined);
  }

  #received(text: string): void {
    this.#pulse?.heard();
    try {
      const message = new Fields("message", JSON.parse(text) as unknown);
      this.#handle(message.text("type", 64), message);
    } catch (thrown) {
      warn(`a message is ignored: ${messageOf(thrown)}`);
    }
  }

  #handle(type: string, message: Fields): void {
    if (type === "challenge") {
      void this.#join(message);
    } else if (type === "ping") {
      this.write(this.writer.pong(message.raw("id"), message.raw("payload")));
    } else if (type !== "pong") {
      const known = roomMessage(type, message);
      if (known) {
        this.#known(known);
      }
    }
  }

  #known(message: RoomMessage): void {
    if (message.kind === "joined") {
      this.#joinTimeout();
      this.#joined = true;
      this.listener.joined();
    } else if (message.kind === "error" && !this.#joined) {
      this.#end(() => this.listener.lost(refusal(message.code, message.message)));
    }
    if (this.#joined && !this.#mailbox.post(message)) {
      this.#lost("it sends more than this page can take");
    }
  }

  async #join(message: Fields): Promise<void> {
    try {
      const asked = challenge(message);
      this.#challenge = asked;
      this.#pulse?.stop();
      this.#pulse = new Pulse(
        asked,
        () => this.write(this.writer.ping()),
        (why) => this.#lost(why),
      );
      this.listener.joining();
      const { publicKey, name } = this.joining;
      const proof = await this.joining.proof(asked.nonce, this.server.room);
      this.write(this.writer.join(publicKey, name, proof, this.server.token));
    } catch (thrown) {
      this.#lost(messageOf(thrown));
    }
  }

  #closed(code: number, reason: string): void {
    if (code === REPLACED) {
      this.#end(() => this.listener.replaced());
    } else {
      this.#lost(closeReason(code, reason));
    }
  }

  #lost(why: string): void {
    this.#end(() =>
      this.listener.lost(
        new MeshError(
          "signaling-unreachable",
          `signaling: ${this.server.url}: ${why}; check that the signaling service runs there and` +
            " that this machine reaches it",
        ),
      ),
    );
  }

  #end(tell: () => void): void {
    if (!this.#over) {
      this.#over = true;
      this.#joinTimeout();
      this.#pulse?.stop();
      this.#mailbox.close();
      this.#socket?.close();
      tell();
    }
  }
}

function warn(text: string): void {
  console.warn(`patternmesh signaling: ${text}`);
}
