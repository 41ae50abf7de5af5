import type { Identity } from "../identity/identity.js";
import { joinProof } from "../identity/proofs.js";
import { publicKeyText } from "../identity/public-key.js";
import { base64url } from "../identity/base64url.js";

/** Shows at a room's door that this member holds the key of its id. */
export class Joining {
  constructor(
    readonly identity: Identity,
    readonly name: string,
  ) {}

  /** The public key, as the server takes it. */
  get publicKey(): string {
    return publicKeyText(this.identity.publicKey);
  }

  /** The signature over the server's challenge, base64url. */
  async proof(nonce: string, room: string): Promise<string> {
    const message = joinProof(nonce, room, this.identity.peerId);
    return base64url(await this.identity.sign(message));
  }
}
