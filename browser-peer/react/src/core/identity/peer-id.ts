import { InvalidFieldError } from "../pattern/invalid-field-error.js";
import { quoted } from "../pattern/quoted.js";

/**
 * Names a peer by its key: base32 (lower case, no padding) of the first 20 bytes of SHA-256 over
 * the raw Ed25519 public key. Always 32 characters of `a-z2-7`, so the order of the strings is the
 * order of peers.
 */
export type PeerId = string;

const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
const FORM = /^[a-z2-7]{32}$/;

/** Whether a text has the form of a peer id. */
export function isPeerId(text: unknown): text is PeerId {
  return typeof text === "string" && FORM.test(text);
}

/** Checks that a text has the form of a peer id. */
export function checkPeerId(text: unknown, field = "peer id"): PeerId {
  if (!isPeerId(text)) {
    throw new InvalidFieldError(field, quoted(text), "32 characters of a-z and 2-7 expected");
  }
  return text;
}

/** The id of the peer that holds this raw public key. */
export async function peerIdOf(publicKey: Uint8Array<ArrayBuffer>): Promise<PeerId> {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", publicKey));
  let id = "";
  let bits = 0;
  let width = 0;
  for (const byte of hash.subarray(0, 20)) {
    bits = (bits << 8) | byte;
    width += 8;
    while (width >= 5) {
      width -= 5;
      id += ALPHABET[(bits >> width) & 31];
    }
    bits &= (1 << width) - 1;
  }
  return id;
}
