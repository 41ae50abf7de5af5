import type { Line } from "./tokens.js";

/** One line as text nodes in spans. */
export function CodeLine({ line }: { line: Line }) {
  return line.map((piece, i) =>
    piece.scope === undefined ? (
      piece.text
    ) : (
      <span key={i} className={classOf(piece.scope)}>
        {piece.text}
      </span>
    ),
  );
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^(comment|quote|doctag)/, "tok-note"],
  [/^(string|regexp|char|template-tag|subst)/, "tok-string"],
  [/^(keyword|literal|built_in|meta|operator|tag$|selector)/, "tok-key"],
  [/^(number|symbol|bullet)/, "tok-number"],
  [/^(title\.class|type|class)/, "tok-type"],
  [/^(title|function|name|section)/, "tok-name"],
  [/^(attr|property|params|variable)/, "tok-plain"],
];

/** One of few classes of the page's own, whatever the highlighter says. */
export function classOf(scope: string): string {
  return KINDS.find(([kind]) => kind.test(scope))?.[1] ?? "tok-plain";
}
