import type { RemotePeer } from "./remote-peer.js";

/**
 * One open, authenticated, ordered and reliable data channel to one other peer: both sides have
 * proved, with the keys that are their ids, that the DTLS certificates in use are theirs.
 */
export interface PeerChannel {
  /** Who is at the other end. */
  readonly remote: RemotePeer;
  /** Payload bytes so far. */
  readonly bytesSent: number;
  readonly bytesReceived: number;
  /** What the other side sent, in its order, for one reader; ends or throws as the channel did. */
  messages(): AsyncIterable<Uint8Array<ArrayBuffer>>;
  /**
   * Sends messages of at most 64 KiB each, without a gap between them; done when they were handed
   * to the network, which happens only while little is buffered there.
   */
  send(messages: readonly Uint8Array<ArrayBuffer>[]): Promise<void>;
  /** Closes; again changes nothing. */
  close(reason: string): void;
}
