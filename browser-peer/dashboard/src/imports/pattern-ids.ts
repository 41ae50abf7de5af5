const MAX = 200;
const HEAD = 60;
const HASH_DIGITS = 12;

/**
 * The id of a file: `repository/path/to/file.test.ts`, the same as an agent gives it. Where that
 * breaks the rules of an id, each run of other characters becomes `_`, what is too long loses its
 * middle, and the first 48 bits of the SHA-256 of the original are appended.
 */
export async function patternId(repository: string, path: readonly string[]): Promise<string> {
  const original = `${repository}/${path.map(encoded).join("/")}`;
  let legal = original.replace(/(%[0-9A-F]{2}|[^A-Za-z0-9._:/-])+/g, "_");
  if (legal === original && legal.length <= MAX) {
    return legal;
  }
  const room = MAX - HASH_DIGITS - 1;
  if (legal.length > room) {
    legal = `${legal.slice(0, HEAD)}..${legal.slice(-(room - HEAD - 2))}`;
  }
  return `${legal}-${await hash(original)}`;
}

/** As Java's `Path.toUri` writes a segment (RFC 2396). */
function encoded(segment: string): string {
  return encodeURIComponent(segment).replace(/%(3A|40|26|3D|2B|24|2C|3B)/g, (code) =>
    decodeURIComponent(code),
  );
}

async function hash(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .slice(0, HASH_DIGITS);
}
