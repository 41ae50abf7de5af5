import { frameworkAmong, frameworkOf } from "./framework.js";
import { NONE, type Token } from "./lexer.js";
import type { Reading } from "./reading.js";
import type { Source } from "./source.js";

/** A class header of more tokens is none: keeps hostile files from costing time. */
const MOST_BASES = 100;

/** Reads Python: imports, test functions and test classes. */
export function readPython(source: Source): Reading {
  const imports = importsOf(source);
  let hasTests = false;
  let title: string | undefined;
  let firstTest: Token | undefined;
  for (let i = 0; i < source.code.length; i++) {
    const next = source.at(i + 1);
    const tests = source.isWord(i, "class") && isTestClass(source, i + 1);
    const runs = source.isWord(i, "def") && next.text.startsWith("test");
    if (tests) {
      title ??= next.text;
    }
    if (runs || tests) {
      firstTest ??= source.at(i);
    }
    hasTests ||= runs || (tests && imports.has("locust"));
  }
  const framework = frameworkAmong(imports) ?? (hasTests ? frameworkOf("pytest") : undefined);
  return { imports, framework, hasTests, title, firstTest };
}

function isTestClass(source: Source, name: number): boolean {
  if (/^Test|Tests?$/.test(source.at(name).text)) {
    return true;
  }
  for (let i = name + 1; i < name + MOST_BASES && !source.isSymbol(i, ":"); i++) {
    if (/TestCase$|HttpUser$|^User$/.test(source.at(i).text)) {
      return true;
    }
  }
  return false;
}

function importsOf(source: Source): Set<string> {
  const imports = new Set<string>();
  for (let i = 0; i < source.code.length; i++) {
    if (!source.isWord(i, "from") && !source.isWord(i, "import")) {
      continue;
    }
    const plain = source.isWord(i, "import");
    const { line } = source.at(i);
    do {
      i++;
      let module = source.at(i).text;
      while (source.isSymbol(i + 1, ".") && source.isWord(i + 2)) {
        module += `.${source.at(i + 2).text}`;
        i += 2;
      }
      imports.add(module);
      i += source.isWord(i + 1, "as") ? 2 : 0;
    } while (plain && source.isSymbol(i + 1, ",") && source.at(++i).line === line);
    while (!plain && source.at(i + 1) !== NONE && source.at(i + 1).line === line) {
      i++;
    }
  }
  return imports;
}
