import { MeshError } from "../errors.js";
import { TokenBucket } from "../flow/token-bucket.js";
import type { FrameChannel } from "./frame-channel.js";
import { messageText } from "../wire/message-text.js";
import { ProtocolError } from "./sync-errors.js";

/** What a receiver lets through: messages at once, and a second in the long run. */
const BURST = 200;
const PER_SECOND = 100;

/** What may wait to be sent. */
const MOST_WAITING = 200;

/** Messages of the application's own, in both directions. */
export class MessageLine {
  readonly #incoming = new TokenBucket(BURST, PER_SECOND);
  // A little less than the receiver takes: what is sent evenly may arrive together.
  readonly #outgoing = new TokenBucket(BURST * 0.75, PER_SECOND * 0.9);
  #waiting = 0;

  constructor(private readonly frames: FrameChannel) {}

  /** @throws MeshError when it is no JSON, too long, or too many were sent */
  send(message: unknown): void {
    const text = messageText(message);
    if (this.#waiting >= MOST_WAITING || !this.#outgoing.take()) {
      throw new MeshError(
        "too-many-messages",
        `message: at most ${PER_SECOND * 0.9} a second may be sent to one peer, and` +
          ` ${MOST_WAITING} may wait; ${this.#waiting} wait; send fewer, or later`,
      );
    }
    this.#waiting++;
    this.frames
      .send({ type: "message", text })
      .catch(() => undefined)
      .finally(() => this.#waiting--);
  }

  /** @throws ProtocolError when it is no JSON, or more came than anybody may send */
  receive(text: string): unknown {
    if (!this.#incoming.take()) {
      throw new ProtocolError(
        `more than ${PER_SECOND} messages a second in the long run (${BURST} at once) came`,
      );
    }
    try {
      return JSON.parse(text) as unknown;
    } catch {
      throw new ProtocolError("a message is no JSON");
    }
  }
}
