import { readFileSync, readdirSync } from "node:fs";
import { expect, test } from "vitest";

const PACKAGE = new URL("..", import.meta.url);

/** The codes of errors as they stand in the sources. */
function thrown(): readonly string[] {
  const files = readdirSync(new URL("src", PACKAGE), { recursive: true, encoding: "utf8" });
  const codes = files
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(new URL(`src/${file}`, PACKAGE), "utf8"))
    .flatMap((text) => [...text.matchAll(/MeshError\(\s*"([a-z-]+)"/g)])
    .map(([, code]) => code!);
  return [...new Set(codes)].sort();
}

/** The first column of the table. */
function described(): readonly string[] {
  const table = readFileSync(new URL("README.md", PACKAGE), "utf8").split("## Errors")[1] ?? "";
  return table
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .flatMap((line) => [...(line.split("|")[1] ?? "").matchAll(/`([a-z-]+)`/g)])
    .map(([, code]) => code!);
}

test("every code of an error is described, once", () => {
  expect(thrown().length).toBeGreaterThan(30);
  expect(thrown().filter((code) => !described().includes(code))).toEqual([]);
  expect(described()).toEqual([...new Set(described())]);
});
