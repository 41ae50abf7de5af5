const SHOWN = 60;

/** A value as an error message shows it: in quotes, cut, and without what cannot be shown. */
export function quoted(value: unknown): string {
  if (value === null || value === undefined) {
    return "null";
  }
  const text = String(value);
  const shown = text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}…`;
  return `"${shown.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "\ufffd")}"`;
}
