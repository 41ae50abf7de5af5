import { MeshError } from "../errors.js";
import { quoted } from "../pattern/quoted.js";

const FORM = /^([A-Za-z0-9-]{1,16}) ([0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2})*)$/;
const LENGTHS: Readonly<Record<string, number>> = { "sha-256": 32, "sha-384": 48, "sha-512": 64 };

/**
 * The hash of the certificate that a peer will show in DTLS (RFC 8122, section 5), in the form
 * that is signed: name of the hash in lower case, a space, its digits in upper case.
 *
 * @throws MeshError `sdp-invalid` when it is no SHA-256, SHA-384 or SHA-512 fingerprint
 */
export function fingerprint(value: string): string {
  const form = FORM.exec(value.trim());
  const hash = form?.[1]?.toLowerCase() ?? "";
  const digits = form?.[2]?.toUpperCase() ?? "";
  const length = LENGTHS[hash];
  if (length === undefined || digits.length !== length * 3 - 1) {
    throw new MeshError(
      "sdp-invalid",
      `fingerprint: sha-256, sha-384 or sha-512 and its digits expected, got ${quoted(value)}`,
    );
  }
  return `${hash} ${digits}`;
}
