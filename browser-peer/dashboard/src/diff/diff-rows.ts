import { diffLines, diffWordsWithSpace } from "diff";

/** A piece of a line, which the other side may not have. */
export interface DiffPiece {
  readonly text: string;
  readonly changed: boolean;
}

/** A line of one side. */
export interface DiffSide {
  /** From 1. */
  readonly n: number;
  readonly pieces: readonly DiffPiece[];
}

/** Two lines beside each other; one of them may be missing. */
export interface DiffRow {
  readonly kind: "same" | "changed";
  readonly left?: DiffSide;
  readonly right?: DiffSide;
}

export interface Diff {
  readonly rows: readonly DiffRow[];
  readonly added: number;
  readonly removed: number;
  /** Too different to be compared in time: each side is shown whole. */
  readonly whole: boolean;
}

/** Longer than this a comparison may not hold up the page, in milliseconds. */
const PATIENCE = 400;
const LONGEST_COMPARED_LINE = 500;

/** Both texts, line beside line. */
export function diffOf(left: string, right: string): Diff {
  const parts = diffLines(ended(left), ended(right), { timeout: PATIENCE });
  if (parts === undefined) {
    return finished(block(linesOf(left), linesOf(right), 1, 1, false), true);
  }
  const rows: DiffRow[] = [];
  let l = 1;
  let r = 1;
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!;
    const lines = linesOf(part.value);
    if (!part.added && !part.removed) {
      for (const text of lines) {
        const pieces = [{ text, changed: false }];
        rows.push({ kind: "same", left: { n: l++, pieces }, right: { n: r++, pieces } });
      }
      continue;
    }
    const next = parts[i + 1];
    const pairs = part.removed && next?.added === true;
    const cut = part.removed ? lines : [];
    const put = pairs ? linesOf(next.value) : part.added ? lines : [];
    rows.push(...block(cut, put, l, r, true));
    l += cut.length;
    r += put.length;
    i += pairs ? 1 : 0;
  }
  return finished(rows, false);
}

function finished(rows: readonly DiffRow[], whole: boolean): Diff {
  const changed = rows.filter((row) => row.kind === "changed");
  return {
    rows,
    whole,
    added: changed.filter((row) => row.right !== undefined).length,
    removed: changed.filter((row) => row.left !== undefined).length,
  };
}

function block(
  cut: readonly string[],
  put: readonly string[],
  l: number,
  r: number,
  words: boolean,
): DiffRow[] {
  return Array.from({ length: Math.max(cut.length, put.length) }, (_, i) => {
    const left = cut[i];
    const right = put[i];
    const [leftPieces, rightPieces] = wordsOf(left, right, words);
    return {
      kind: "changed" as const,
      ...(left === undefined ? {} : { left: { n: l + i, pieces: leftPieces } }),
      ...(right === undefined ? {} : { right: { n: r + i, pieces: rightPieces } }),
    };
  });
}

/** The words in which two lines differ; none are marked where hardly a word is the same. */
function wordsOf(
  left: string | undefined,
  right: string | undefined,
  words: boolean,
): readonly [readonly DiffPiece[], readonly DiffPiece[]] {
  const plain = (text: string | undefined) =>
    text === undefined || text === "" ? [] : [{ text, changed: false }];
  if (!words || !left || !right || left.length + right.length > LONGEST_COMPARED_LINE) {
    return [plain(left), plain(right)];
  }
  const parts = diffWordsWithSpace(left, right);
  const same = parts
    .filter((part) => !part.added && !part.removed)
    .reduce((sum, part) => sum + part.value.trim().length, 0);
  if (same * 3 < Math.max(left.trim().length, right.trim().length)) {
    return [plain(left), plain(right)];
  }
  const side = (other: "added" | "removed", own: "added" | "removed") =>
    parts.filter((part) => !part[other]).map((part) => ({ text: part.value, changed: part[own] }));
  return [side("added", "removed"), side("removed", "added")];
}

function linesOf(text: string): string[] {
  const lines = text.split("\n");
  if (lines[lines.length - 1] === "") {
    lines.pop();
  }
  return lines;
}

/** A missing last line end is no difference worth showing. */
function ended(text: string): string {
  return text === "" || text.endsWith("\n") ? text : `${text}\n`;
}

/** A stretch of rows: shown, or folded away because nothing in it changed. */
export interface Stretch {
  readonly folded: boolean;
  readonly rows: readonly DiffRow[];
  readonly at: number;
}

const CONTEXT = 3;
const SHORTEST_FOLD = 6;

/** Folds long runs of equal lines, but for three before and after each change. */
export function stretchesOf(rows: readonly DiffRow[]): readonly Stretch[] {
  const near = rows.map(() => false);
  rows.forEach((row, i) => {
    if (row.kind === "changed") {
      near.fill(true, Math.max(0, i - CONTEXT), i + CONTEXT + 1);
    }
  });
  const stretches: Stretch[] = [];
  for (let at = 0; at < rows.length;) {
    let end = at;
    while (end < rows.length && near[end] === near[at]) {
      end++;
    }
    const folded = near[at] === false && end - at >= SHORTEST_FOLD;
    stretches.push({ folded, rows: rows.slice(at, end), at });
    at = end;
  }
  return stretches;
}
