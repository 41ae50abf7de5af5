import { InvalidFieldError } from "../pattern/invalid-field-error.js";
import { quoted } from "../pattern/quoted.js";
import { base64url, fromBase64url } from "./base64url.js";

/** Length of a raw Ed25519 public key, in bytes. */
export const PUBLIC_KEY_BYTES = 32;
/** Length of an Ed25519 signature, in bytes. */
export const SIGNATURE_BYTES = 64;

/** Keys that were used a moment ago; authors of one library are few. */
const imported = new Map<string, Promise<CryptoKey>>();
const MOST_IMPORTED = 256;

/** A public key as it stands in JSON: base64url without padding. */
export function publicKeyText(key: Uint8Array): string {
  return base64url(key);
}

/** Reads the form that stands in JSON. */
export function parsePublicKey(text: string): Uint8Array<ArrayBuffer> {
  const key = /^[A-Za-z0-9_-]{43}=?$/.test(text) ? fromBase64url(text) : undefined;
  if (key?.length !== PUBLIC_KEY_BYTES) {
    throw new InvalidFieldError("public key", quoted(text), "base64url of 32 bytes expected");
  }
  return key;
}

/**
 * Whether `signature` over `message` was made with this key. Never throws: a key that is no point
 * of the curve or a signature of another length verifies nothing.
 */
export async function verifies(
  key: Uint8Array<ArrayBuffer>,
  message: Uint8Array<ArrayBuffer>,
  signature: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  try {
    return await crypto.subtle.verify("Ed25519", await cryptoKey(key), signature, message);
  } catch {
    return false;
  }
}

function cryptoKey(key: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const name = publicKeyText(key);
  const known = imported.get(name);
  if (known) {
    return known;
  }
  if (imported.size >= MOST_IMPORTED) {
    imported.clear();
  }
  const fresh = crypto.subtle.importKey("raw", key, "Ed25519", false, ["verify"]);
  imported.set(name, fresh);
  return fresh;
}
