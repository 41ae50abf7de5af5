import { closedError, Outbox } from "./outbox.js";
import { Inbox } from "./inbox.js";
import type { PeerChannel } from "./peer-channel.js";
import type { RemotePeer } from "./remote-peer.js";

/** The label of the data channel; one with another label is refused. */
export const LABEL = "patternmesh";

/** Received bytes that may wait: a whole window of the greatest revisions, and what is between. */
const INBOUND = 96 << 20;

/** How long a channel may take to close in good order, in milliseconds. */
const LINGER = 500;

/** Hears of a data channel. */
export interface DataChannelListener {
  opened(): void;
  closed(reason: string): void;
  changed(): void;
}

/** An RTCDataChannel with a bound at each end. */
export class DataChannel implements PeerChannel {
  readonly #inbox = new Inbox(INBOUND);
  readonly #outbox: Outbox;
  #received = 0;
  #over = false;

  constructor(
    readonly remote: RemotePeer,
    private readonly native: RTCDataChannel,
    private readonly listener: DataChannelListener,
  ) {
    this.#outbox = new Outbox(remote.id, native);
    native.binaryType = "arraybuffer";
    native.onopen = () => listener.opened();
    native.onclosing = () => listener.changed();
    native.onclose = () => listener.closed("the peer closed the channel");
    native.onmessage = ({ data }: MessageEvent<unknown>) => this.#take(data);
    if (native.readyState === "open") {
      queueMicrotask(() => listener.opened());
    }
  }

  static fits(native: RTCDataChannel): boolean {
    return (
      native.label === LABEL &&
      native.ordered &&
      native.maxRetransmits === null &&
      native.maxPacketLifeTime === null
    );
  }

  get state(): RTCDataChannelState {
    return this.native.readyState;
  }

  get bytesSent(): number {
    return this.#outbox.sent;
  }

  get bytesReceived(): number {
    return this.#received;
  }

  messages(): AsyncIterable<Uint8Array<ArrayBuffer>> {
    return this.#inbox.messages();
  }

  send(messages: readonly Uint8Array<ArrayBuffer>[]): Promise<void> {
    return this.#outbox.send(messages);
  }

  close(reason: string): void {
    this.listener.closed(reason);
  }

  /**
   * Ends both directions.
   *
   * @param failed whether something went wrong, so that what waits to be read counts for nothing
   * @returns done when the browser has closed it, or took too long
   */
  async end(reason: string, failed: boolean): Promise<void> {
    if (this.#over) {
      return;
    }
    this.#over = true;
    if (failed) {
      this.#inbox.fail(closedError(this.remote.id, reason));
    } else {
      this.#inbox.complete();
    }
    this.#outbox.close(reason);
    if (this.native.readyState === "open" || this.native.readyState === "closing") {
      const gone = new Promise((resolve) => (this.native.onclose = resolve));
      this.native.close();
      await Promise.race([gone, new Promise((resolve) => setTimeout(resolve, LINGER))]);
    }
  }

  #take(data: unknown): void {
    if (!(data instanceof ArrayBuffer)) {
      this.listener.closed("the peer sent text, where every message is bytes");
      return;
    }
    if (data.byteLength === 0) {
      this.listener.closed("the peer sent an empty message, where every message has a first byte");
      return;
    }
    this.#received += data.byteLength;
    if (!this.#inbox.offer(new Uint8Array(data))) {
      this.listener.closed(`more than ${INBOUND} received bytes waited for their reader`);
    }
  }
}
