/**
 * Fields as the lines of a text to sign. A line feed or a backslash within a field is written `\n`
 * or `\\`, so different fields are always different text, whoever chose them.
 */
export function signedLines(...fields: readonly string[]): Uint8Array<ArrayBuffer> {
  const lines = fields.map((field) => field.replaceAll("\\", "\\\\").replaceAll("\n", "\\n"));
  return new TextEncoder().encode(lines.join("\n"));
}
