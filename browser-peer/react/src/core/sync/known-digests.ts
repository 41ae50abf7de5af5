import type { Digest } from "../revision/digest.js";

const MOST = 8_192;

/**
 * What the peer surely holds, because it sent it or was sent it: the latest few thousand.
 * Forgetting one costs an announcement too many, never a revision.
 */
export class KnownDigests {
  readonly #digests = new Set<Digest>();

  add(digest: Digest): void {
    this.#digests.add(digest);
    if (this.#digests.size > MOST) {
      for (const eldest of this.#digests) {
        this.#digests.delete(eldest);
        break;
      }
    }
  }

  has(digest: Digest): boolean {
    return this.#digests.has(digest);
  }
}
