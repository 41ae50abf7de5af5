import { InvalidFieldError } from "../pattern/invalid-field-error.js";
import { quoted } from "../pattern/quoted.js";
import { fromHex, toHex } from "../cbor/hex.js";

declare const form: unique symbol;

/**
 * A SHA-256 digest as 64 lower-case hexadecimal digits. The order of such strings is the order of
 * the unsigned bytes, so `<` compares as every other peer does.
 */
export type Digest = string & { readonly [form]: "digest" };

/** Length in bytes. */
export const DIGEST_BYTES = 32;

const FORM = /^[0-9a-f]{64}$/;

/** Reads a digest from its hexadecimal digits. */
export function parseDigest(hex: string, field = "digest"): Digest {
  const lower = typeof hex === "string" ? hex.toLowerCase() : "";
  if (!FORM.test(lower)) {
    throw new InvalidFieldError(field, quoted(hex), "64 hexadecimal digits expected");
  }
  return lower as Digest;
}

/** The digest that these 32 bytes are. */
export function digestOfBytes(bytes: Uint8Array): Digest {
  if (bytes.length !== DIGEST_BYTES) {
    throw new InvalidFieldError(
      "digest",
      `${bytes.length} bytes`,
      `${DIGEST_BYTES} bytes expected`,
    );
  }
  return toHex(bytes) as Digest;
}

/** The 32 bytes of a digest. */
export function digestBytes(digest: Digest): Uint8Array<ArrayBuffer> {
  return fromHex(digest);
}

/** The SHA-256 digest of `content`. */
export async function digestOf(content: Uint8Array<ArrayBuffer>): Promise<Digest> {
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", content))) as Digest;
}
