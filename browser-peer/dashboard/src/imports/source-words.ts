import type { Token } from "./lexer.js";

export type { Source } from "./source.js";

/** A name, not `as` or `type` between names. */
export function isWordToken(token: Token): boolean {
  return token.kind === "word" && token.text !== "as" && token.text !== "type";
}
