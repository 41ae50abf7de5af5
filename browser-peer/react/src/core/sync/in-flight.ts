import type { PeerId } from "../identity/peer-id.js";
import type { Digest } from "../revision/digest.js";
import { KnownDigests } from "./known-digests.js";

/**
 * Who was asked for which revision: what one peer is about to send, or was merged a moment ago, is
 * not asked of another. A peer that is slow to answer keeps nobody else from being asked for
 * longer than its claim holds.
 */
export class InFlight {
  readonly #claims = new Map<Digest, { readonly peer: PeerId; readonly until: number }>();
  readonly #merged = new KnownDigests();

  /** @param holds how long a claim keeps others from being asked, in milliseconds */
  constructor(private readonly holds: number) {}

  /** Whether this peer is the one to be asked. */
  claim(digest: Digest, peer: PeerId): boolean {
    const now = Date.now();
    const held = this.#claims.get(digest);
    if (this.#merged.has(digest) || (held && held.until > now)) {
      return false;
    }
    this.#claims.set(digest, { peer, until: now + this.holds });
    return true;
  }

  /** The library holds it now. */
  merged(digest: Digest): void {
    this.#merged.add(digest);
    this.#claims.delete(digest);
  }

  /** It came from this peer and was refused, or it will not come. */
  release(digest: Digest, peer: PeerId): void {
    if (this.#claims.get(digest)?.peer === peer) {
      this.#claims.delete(digest);
    }
  }
}
