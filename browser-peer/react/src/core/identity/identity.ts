import type { PeerId } from "./peer-id.js";

/** Who this member is: an Ed25519 key pair of which the secret half never leaves the browser. */
export interface Identity {
  /** Made of the public key. */
  readonly peerId: PeerId;
  /** The raw key, 32 bytes. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  /** The 64 byte Ed25519 signature over `message`. */
  sign(message: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
}
