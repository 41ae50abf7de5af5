import { MeshError } from "../errors.js";

/** What a message costs besides its bytes: the objects that hold it. */
const OVERHEAD = 64;

/** Messages that came and were not read yet, for one reader; so many bytes may wait. */
export class Inbox {
  #waiting: Uint8Array<ArrayBuffer>[] = [];
  #read = 0;
  #bytes = 0;
  #end: { readonly reason?: Error } | undefined;
  #wake: (() => void) | undefined;

  /** @param capacity the most bytes that may wait, where each message counts for 64 more */
  constructor(private readonly capacity: number) {}

  /** How many bytes wait to be read, with what holds them. */
  get waiting(): number {
    return this.#bytes;
  }

  /** Adds a message; false when it does not fit, and then the stream has failed. */
  offer(message: Uint8Array<ArrayBuffer>): boolean {
    if (this.#end) {
      return true;
    }
    if (this.#bytes + message.length + OVERHEAD > this.capacity) {
      this.fail(
        new MeshError(
          "inbox-full",
          `more than ${this.capacity} received bytes wait for their reader; it must keep up, or the` +
            " peer must be given less credit",
        ),
      );
      return false;
    }
    this.#waiting.push(message);
    this.#bytes += message.length + OVERHEAD;
    this.#wake?.();
    return true;
  }

  /** Ends the stream after the messages that wait. */
  complete(): void {
    this.#end ??= {};
    this.#wake?.();
  }

  /** Ends the stream with a failure, now. */
  fail(reason: Error): void {
    if (!this.#end) {
      this.#end = { reason };
      this.#clear();
      this.#wake?.();
    }
  }

  /** The messages in their order; ends or throws as the channel did. */
  async *messages(): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
    while (true) {
      const next = this.#next();
      if (next) {
        yield next;
      } else if (this.#end?.reason) {
        throw this.#end.reason;
      } else if (this.#end) {
        return;
      } else {
        await new Promise<void>((resolve) => (this.#wake = resolve));
        this.#wake = undefined;
      }
    }
  }

  #next(): Uint8Array<ArrayBuffer> | undefined {
    const next = this.#waiting[this.#read];
    if (!next) {
      this.#clear();
      return undefined;
    }
    this.#read++;
    this.#bytes -= next.length + OVERHEAD;
    if (this.#read === 1_024) {
      this.#waiting = this.#waiting.slice(this.#read);
      this.#read = 0;
    }
    return next;
  }

  #clear(): void {
    this.#waiting = [];
    this.#read = 0;
    this.#bytes = 0;
  }
}
