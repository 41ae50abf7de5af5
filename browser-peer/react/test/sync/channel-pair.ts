import { deferred } from "../../src/core/flow/deferred.js";
import type { Identity } from "../../src/core/identity/identity.js";
import { Inbox } from "../../src/core/session/inbox.js";
import { closedError } from "../../src/core/session/outbox.js";
import type { PeerChannel } from "../../src/core/session/peer-channel.js";
import type { RemotePeer } from "../../src/core/session/remote-peer.js";

/** One end of a data channel that leads to another end in the same process. */
export class ChannelEnd implements PeerChannel {
  readonly #inbox = new Inbox(64 << 20);
  readonly #closed = deferred<string>();
  #other: ChannelEnd | undefined;
  #over = false;
  bytesSent = 0;
  bytesReceived = 0;

  constructor(readonly remote: RemotePeer) {}

  static pair(one: Identity, other: Identity): [ChannelEnd, ChannelEnd] {
    const ends: [ChannelEnd, ChannelEnd] = [
      new ChannelEnd(remoteOf(other)),
      new ChannelEnd(remoteOf(one)),
    ];
    ends[0].#other = ends[1];
    ends[1].#other = ends[0];
    return ends;
  }

  /** Says why, once it is closed. */
  get closed(): Promise<string> {
    return this.#closed.promise;
  }

  messages(): AsyncIterable<Uint8Array<ArrayBuffer>> {
    return this.#inbox.messages();
  }

  async send(messages: readonly Uint8Array<ArrayBuffer>[]): Promise<void> {
    if (this.#over) {
      throw closedError(this.remote.id, "it was closed");
    }
    for (const message of messages) {
      this.bytesSent += message.length;
      setImmediate(() => this.#pass(message.slice()));
    }
    await new Promise(setImmediate);
  }

  close(reason: string): void {
    if (!this.#over) {
      this.#over = true;
      this.#inbox.complete();
      this.#closed.resolve(reason);
      setImmediate(() => this.#other?.close("the peer closed the channel"));
    }
  }

  #pass(message: Uint8Array<ArrayBuffer>): void {
    if (this.#other) {
      this.#other.#take(message);
    }
  }

  #take(message: Uint8Array<ArrayBuffer>): void {
    this.bytesReceived += message.length;
    this.#inbox.offer(message);
  }
}

export function remoteOf({ peerId, publicKey }: Identity): RemotePeer {
  return { id: peerId, name: peerId.slice(0, 8), publicKey };
}
