import { MeshError } from "../errors.js";
import { deferred, type Deferred } from "../flow/deferred.js";

/** The most bytes that callers may leave waiting. */
const CAPACITY = 16 << 20;

/** A message goes out only while less than this is buffered by the browser. */
const HIGH_WATER = 1 << 20;
const LOW_WATER = 1 << 18;

interface Letter {
  readonly messages: readonly Uint8Array<ArrayBuffer>[];
  readonly bytes: number;
  readonly sent: Deferred<void>;
}

/** What an {@link Outbox} writes to: an RTCDataChannel, as far as it is needed. */
export type Wire = Pick<
  RTCDataChannel,
  "bufferedAmount" | "bufferedAmountLowThreshold" | "onbufferedamountlow" | "readyState"
> & { send(message: Uint8Array<ArrayBuffer>): void };

/** Messages that wait for their turn on the wire. Bounded; awaiting a send is the backpressure. */
export class Outbox {
  readonly #waiting: Letter[] = [];
  #waitingBytes = 0;
  #sent = 0;
  #place = 0;
  #closed: string | undefined;

  constructor(
    private readonly peer: string,
    private readonly wire: Wire,
  ) {
    wire.bufferedAmountLowThreshold = LOW_WATER;
    wire.onbufferedamountlow = () => this.#pump();
  }

  /** Payload bytes handed to the browser so far. */
  get sent(): number {
    return this.#sent;
  }

  /** Bytes that wait to be handed to the browser. */
  get waiting(): number {
    return this.#waitingBytes;
  }

  /** Sends messages that follow each other without a gap; done when the browser has them all. */
  send(messages: readonly Uint8Array<ArrayBuffer>[]): Promise<void> {
    const bytes = messages.reduce((sum, message) => sum + message.length, 0);
    if (this.#closed !== undefined) {
      return Promise.reject(closedError(this.peer, this.#closed));
    }
    if (this.#waitingBytes + bytes > CAPACITY) {
      return Promise.reject(
        new MeshError(
          "outbox-full",
          `channel to peer ${this.peer}: ${this.#waitingBytes} bytes wait to be sent, the limit is` +
            ` ${CAPACITY}; wait for earlier sends to complete`,
        ),
      );
    }
    const letter = { messages, bytes, sent: deferred() };
    this.#waiting.push(letter);
    this.#waitingBytes += bytes;
    this.#pump();
    return letter.sent.promise;
  }

  /** Fails what waits and everything that comes later. */
  close(reason: string): void {
    this.#closed ??= reason;
    this.wire.onbufferedamountlow = null;
    this.#waitingBytes = 0;
    for (const letter of this.#waiting.splice(0)) {
      letter.sent.reject(closedError(this.peer, this.#closed));
    }
  }

  #pump(): void {
    let letter = this.#waiting[0];
    while (letter && this.wire.readyState === "open" && this.wire.bufferedAmount < HIGH_WATER) {
      const message = letter.messages[this.#place];
      if (message) {
        try {
          this.wire.send(message);
        } catch (thrown) {
          this.close(`the browser did not take a message: ${String(thrown)}`);
          return;
        }
        this.#place++;
        this.#sent += message.length;
        this.#waitingBytes -= message.length;
      } else {
        this.#place = 0;
        this.#waiting.shift();
        letter.sent.resolve();
        letter = this.#waiting[0];
      }
    }
  }
}

/** A message was not sent, or a stream ended, because the channel to the peer is closed. */
export function closedError(peer: string, reason: string): MeshError {
  return new MeshError("channel-closed", `channel to peer ${peer} is closed: ${reason}`);
}
