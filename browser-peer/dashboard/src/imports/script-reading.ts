import { PatternCategory } from "@patternmesh/react";
import { frameworkAmong, frameworkOf, type Framework } from "./framework.js";
import type { Reading } from "./reading.js";
import { scriptCalls, type ScriptCalls } from "./script-calls.js";
import { namesOf, scriptImports } from "./script-imports.js";
import type { Source } from "./source.js";
import { testFileName } from "./test-file-name.js";

/** Those whose import is itself the test function, under whatever name. */
const IMPORTED_AS_FUNCTION = ["tape", "tap", "ava", "uvu", "qunit", "lab", "node-test"].map(
  frameworkOf,
);
const NO_TEST_FUNCTION = /^(assert|expect|mock|before|after|beforeEach|afterEach|exec|Lab)$/;
const MOCHA_COMPANIONS = /^(chai|should|expect\.js|must|assert|node:assert|sinon)$/;
const GLOBALS: readonly (readonly [string, string])[] = [
  ["vi", "vitest"],
  ["jest", "jest"],
  ["QUnit", "qunit"],
  ["Deno", "deno-test"],
  ["jasmine", "jasmine"],
];
const WITH_DESCRIBE = new Set(["jest", "vitest", "mocha", "jasmine"]);
const WITH_TEST = new Set("jest vitest mocha tape tap ava uvu qunit lab node-test".split(" "));

/**
 * Reads JavaScript and TypeScript: imports, globals, and the calls that make tests.
 *
 * @param hints slugs of frameworks that the nearest package.json names
 */
export function readScript(source: Source, hints: readonly string[]): Reading {
  const imports = scriptImports(source);
  const modules = new Set(imports.keys());
  const functions = new Set(
    IMPORTED_AS_FUNCTION.flatMap((framework) => namesOf(imports, framework)).filter(
      (name) => !NO_TEST_FUNCTION.test(name),
    ),
  );
  const calls = scriptCalls(source, functions);
  const framework =
    telling(source, modules) ??
    globalOf(source) ??
    (calls.any ? ambient(source, modules, calls, hints) : undefined);
  const handsOver = functions.size > 0 && testFileName(source.language, source.path) === "test";
  return {
    imports: modules,
    framework,
    hasTests: calls.any || handsOver || (framework?.slug === "k6" && exportsLoad(source)),
    title: calls.title,
    firstTest: calls.first,
  };
}

/** By import; Cypress needs none, so its global goes before the runners' imports. */
function telling(source: Source, modules: ReadonlySet<string>): Framework | undefined {
  const imported = frameworkAmong(modules);
  const cypress = source.stem.endsWith(".cy") || source.usesObject("cy");
  return cypress && (imported === undefined || imported.category === PatternCategory.UNIT_TEST)
    ? frameworkOf("cypress")
    : imported;
}

function globalOf(source: Source): Framework | undefined {
  const found = GLOBALS.find(([name]) => source.usesObject(name));
  return found && frameworkOf(found[1]);
}

/** Where nothing in the file names a framework: its package does, or the manner it is in. */
function ambient(
  source: Source,
  modules: ReadonlySet<string>,
  calls: ScriptCalls,
  hints: readonly string[],
): Framework | undefined {
  const fitting = calls.describes ? WITH_DESCRIBE : WITH_TEST;
  const hinted = hints.find((slug) => fitting.has(slug));
  if (hinted !== undefined) {
    return frameworkOf(hinted);
  }
  if (![...modules].some((module) => MOCHA_COMPANIONS.test(module)) && hasMatchers(source)) {
    return frameworkOf("jest");
  }
  return calls.describes ? frameworkOf("mocha") : undefined;
}

/** `.toBe(`, `.toEqual(` and their like. */
function hasMatchers(source: Source): boolean {
  return source.code.some(
    ({ text }, i) =>
      /^to\p{Lu}/u.test(text) &&
      !/String$|Case$|^toJSON$/.test(text) &&
      source.isSymbol(i - 1, ".") &&
      source.isSymbol(i + 1, "("),
  );
}

/** A load script runs its default export, or whatever its scenarios name. */
function exportsLoad(source: Source): boolean {
  return source.code.some(
    (_, i) =>
      source.isWord(i, "export") &&
      (source.isWord(i + 1, "default") || source.isWord(i + 1, "function")),
  );
}
