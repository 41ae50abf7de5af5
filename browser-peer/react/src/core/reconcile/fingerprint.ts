import { fromHex, toHex } from "../cbor/hex.js";
import type { Digest } from "../revision/digest.js";
import { DIGEST_BYTES, digestBytes } from "../revision/digest.js";
import type { HeadSummary, SetFingerprint } from "./head-summary.js";

/**
 * SHA-256 over id, a zero byte, digest and usage: the element that stands for this head in a set.
 */
export async function elementOf(head: HeadSummary): Promise<Uint8Array<ArrayBuffer>> {
  const id = new TextEncoder().encode(head.patternId);
  const bytes = new Uint8Array(id.length + 1 + DIGEST_BYTES + 8);
  bytes.set(id);
  bytes.set(digestBytes(head.digest), id.length + 1);
  bytes.set(fromHex(head.usage), id.length + 1 + DIGEST_BYTES);
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

/** The exclusive or of elements: adding one twice takes it out again, in whatever order. */
export class ElementSum {
  readonly #sum = new Uint8Array(DIGEST_BYTES);
  #count = 0;

  add(element: Uint8Array): void {
    this.#toggle(element);
    this.#count++;
  }

  remove(element: Uint8Array): void {
    this.#toggle(element);
    this.#count--;
  }

  /** The same elements; what is added to the one is not added to the other. */
  copy(): ElementSum {
    const copy = new ElementSum();
    copy.#sum.set(this.#sum);
    copy.#count = this.#count;
    return copy;
  }

  /** The fingerprint of the elements that are in. */
  fingerprint(): SetFingerprint {
    return { count: this.#count, sum: toHex(this.#sum) as Digest };
  }

  #toggle(element: Uint8Array): void {
    for (let i = 0; i < DIGEST_BYTES; i++) {
      this.#sum[i]! ^= element[i]!;
    }
  }
}

/** The fingerprint of these heads; each must be there once. */
export async function fingerprintOf(heads: Iterable<HeadSummary>): Promise<SetFingerprint> {
  const sum = new ElementSum();
  for (const element of await Promise.all(Array.from(heads, elementOf))) {
    sum.add(element);
  }
  return sum.fingerprint();
}
