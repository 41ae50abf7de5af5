/** A piece of one line of code. */
export interface Piece {
  readonly text: string;
  /** Of highlight.js, such as `string`; absent for plain code. */
  readonly scope?: string;
}

export type Line = readonly Piece[];

/** The tree that highlight.js makes of code. */
export interface TokenNode {
  readonly scope?: string;
  readonly children: readonly (TokenNode | string)[];
}

/** The lines of plain code. */
export function plainLines(code: string): readonly Line[] {
  return code.split("\n").map((text) => (text === "" ? [] : [{ text }]));
}

/** The lines of a tree: what spans lines is cut at each. */
export function linesOf(root: TokenNode): readonly Line[] {
  const lines: Piece[][] = [[]];
  const walk = (node: TokenNode | string, scope: string | undefined): void => {
    if (typeof node !== "string") {
      node.children.forEach((child) => walk(child, node.scope ?? scope));
      return;
    }
    node.split("\n").forEach((text, i) => {
      if (i > 0) {
        lines.push([]);
      }
      if (text !== "") {
        lines[lines.length - 1]?.push(scope === undefined ? { text } : { text, scope });
      }
    });
  };
  walk(root, undefined);
  return lines;
}
