import { describe, expect, it } from "vitest";
import { diffOf, stretchesOf, type Diff } from "../../src/diff/diff-rows.js";

const side = (diff: Diff, which: "left" | "right") =>
  diff.rows.flatMap((row) => row[which]?.pieces.map((piece) => piece.text).join("") ?? []);

/** Numbers that are the same in each run. */
function random(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state % below;
  };
}

describe("a diff", () => {
  it("shows each side whole, whatever changed", () => {
    for (let seed = 1; seed <= 60; seed++) {
      const next = random(seed);
      const left = Array.from({ length: next(30) }, () => `line ${next(8)} ${"é<b>"[next(4)]}`);
      const right = left.flatMap((line) =>
        next(5) === 0 ? [] : next(4) === 0 ? [`${line} more`, "new"] : [line],
      );
      const diff = diffOf(left.join("\n"), right.join("\n"));
      expect(side(diff, "left")).toEqual(left);
      expect(side(diff, "right")).toEqual(right);
      const numbers = diff.rows.flatMap((row) => row.right?.n ?? []);
      expect(numbers).toEqual(right.map((_, i) => i + 1));
    }
  });

  it("marks the words in which a line differs", () => {
    const [row] = diffOf("expect(total).toBe(3);", "expect(total).toBe(4);").rows;
    expect(row?.left?.pieces.filter((piece) => piece.changed)).toEqual([
      { text: "3", changed: true },
    ]);
    expect(row?.right?.pieces.filter((piece) => piece.changed)).toEqual([
      { text: "4", changed: true },
    ]);
  });

  it("counts lines, and takes no notice of a missing last line end", () => {
    expect(diffOf("a\nb\n", "a\nb")).toMatchObject({ added: 0, removed: 0 });
    expect(diffOf("a\nb\nc", "a\nx\ny\nc")).toMatchObject({ added: 2, removed: 1 });
  });

  it("folds equal lines, but for three around each change", () => {
    const left = Array.from({ length: 40 }, (_, i) => `line ${i}`);
    const right = left.with(20, "other");
    const stretches = stretchesOf(diffOf(left.join("\n"), right.join("\n")).rows);
    expect(stretches.map(({ folded, rows }) => [folded, rows.length])).toEqual([
      [true, 17],
      [false, 7],
      [true, 16],
    ]);
  });
});
