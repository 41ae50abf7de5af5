import { MalformedError } from "../cbor/malformed-error.js";
import { GREATEST_FRAME } from "./frame.js";

/** Most bytes of a message, its first byte included. */
export const MESSAGE_BYTES = 1 << 16;

const LAST = 0;
const MORE = 1;

/** The messages of one encoded frame, in order, each at most {@link MESSAGE_BYTES}. */
export function split(frame: Uint8Array): Uint8Array<ArrayBuffer>[] {
  const messages: Uint8Array<ArrayBuffer>[] = [];
  let start = 0;
  do {
    const end = Math.min(frame.length, start + MESSAGE_BYTES - 1);
    const message = new Uint8Array(1 + end - start);
    message[0] = end === frame.length ? LAST : MORE;
    message.set(frame.subarray(start, end), 1);
    messages.push(message);
    start = end;
  } while (start < frame.length);
  return messages;
}

/** Puts frames together again: one direction of one channel, one message at a time. */
export class Fragments {
  // Not a list of them: a frame may come in a million messages of two bytes.
  #pending = new Uint8Array();
  #size = 0;

  /**
   * Takes the next message; the whole frame when this was its last.
   *
   * @throws MalformedError when the message is empty or too long, its first byte unknown, or the
   *   frame greater than {@link GREATEST_FRAME}; the channel is then of no more use
   */
  add(message: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
    if (message.length < 1 || message.length > MESSAGE_BYTES) {
      throw new MalformedError(
        `message: 1 to ${MESSAGE_BYTES} bytes expected, got ${message.length}`,
      );
    }
    if (message[0] !== LAST && message[0] !== MORE) {
      throw new MalformedError(`message: first byte 0 or 1 expected, got ${message[0]}`);
    }
    const size = this.#size + message.length - 1;
    if (size > GREATEST_FRAME) {
      throw new MalformedError(`frame: at most ${GREATEST_FRAME} bytes expected`);
    }
    if (message[0] === LAST && this.#size === 0) {
      return new Uint8Array(message.subarray(1));
    }
    this.#reserve(size);
    this.#pending.set(message.subarray(1), this.#size);
    this.#size = size;
    return message[0] === LAST ? this.#whole() : undefined;
  }

  /** Doubles, so that each byte is copied a few times at most. */
  #reserve(size: number): void {
    if (size > this.#pending.length) {
      const most = Math.max(size, 2 * this.#pending.length);
      const grown = new Uint8Array(Math.min(most, GREATEST_FRAME));
      grown.set(this.#pending.subarray(0, this.#size));
      this.#pending = grown;
    }
  }

  #whole(): Uint8Array<ArrayBuffer> {
    const frame = this.#pending.slice(0, this.#size);
    this.#pending = new Uint8Array();
    this.#size = 0;
    return frame;
  }
}
