import { isJvm, type Language } from "./language.js";
import { pathWords } from "./path-words.js";

const TEST_FOLDERS =
  /^(tests?|__tests__|testing|specs?|cypress|e2e|it|integration|perf|performance|load|k6|bench|benchmarks?)$/i;

/**
 * What a file's name and folders promise: that it is a `test` (then it is worth a report when it is
 * none), that it is `perhaps` one, or nothing.
 */
export function testFileName(
  language: Language,
  path: readonly string[],
): "test" | "perhaps" | "no" {
  const name = path[path.length - 1] ?? "";
  const dot = name.lastIndexOf(".");
  const stem = dot > 0 ? name.slice(0, dot) : name;
  if (isTestName(language, stem)) {
    return "test";
  }
  const inTestFolder = path
    .slice(0, -1)
    .some((folder) => TEST_FOLDERS.test(folder) || pathWords(folder).some(isTestWord));
  return inTestFolder || (isJvm(language) && stem.startsWith("Test")) ? "perhaps" : "no";
}

function isTestName(language: Language, stem: string): boolean {
  if (isJvm(language)) {
    return /.(Tests?|TestCase|IT|ITCase|Spec)$/.test(stem);
  }
  return language === "python"
    ? /^test_|_test$/i.test(stem)
    : /[._-](test|spec|cy)$|^test$/i.test(stem) || /(Spec|Test)$/.test(stem);
}

function isTestWord(word: string): boolean {
  return /tests?$/.test(word) || /^(specs?|e2e)$/.test(word);
}
