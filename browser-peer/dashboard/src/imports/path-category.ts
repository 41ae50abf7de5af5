import { PatternCategory } from "@patternmesh/react";
import type { Framework } from "./framework.js";
import { isJvm } from "./language.js";
import { pathWords } from "./path-words.js";
import type { Source } from "./source.js";

const PERFORMANCE = /^(perf|performance|benchmarks?|bench|stress|soak)$/;
const SECURITY = /^(security|xss|csrf|ssrf|owasp|pentest|cve|vulnerability)$/;
const INTEGRATION = /^(integration|integrationtest)$/;
const DEFECT = /^(regressions?|bugfix)$/;
const NUMBERED = /^(issue|bug|gh|defect|ticket)(\d{0,9})$/;
const INTEGRATION_IMPORTS = /^(org\.testcontainers\.|testcontainers|@testcontainers\/|supertest)/;

/** Words that mean other things too count as names of folders only. */
const PERFORMANCE_FOLDERS = /^(load|k6|loadtest)$/;
const DEFECT_FOLDERS = /^(bugs?|issues?|defects?|regress)$/;

/**
 * Which kind of test a file is: by its framework where that is made for one kind, then by words in
 * its path.
 */
export function pathCategory(
  source: Source,
  framework: Framework,
  imports: ReadonlySet<string>,
): PatternCategory {
  const { E2E_TEST, PERFORMANCE_TEST, SECURITY_TEST, INTEGRATION_TEST, DEFECT_FIX, UNIT_TEST } =
    PatternCategory;
  if (framework.category === E2E_TEST || framework.category === PERFORMANCE_TEST) {
    return framework.category;
  }
  const folders = source.folders.map((folder) => folder.toLowerCase());
  const subject = source.stem.replace(/^(.+)\.(test|spec|cy)$/, "$1");
  const words = [...source.folders, subject].flatMap(pathWords);
  const word = (pattern: RegExp) => words.some((each) => pattern.test(each));
  const folder = (pattern: RegExp) => folders.some((each) => pattern.test(each));
  const pair = (first: string, second: string) =>
    words.some((each, i) => each === first && words[i + 1] === second);

  if (words.includes("e2e")) {
    return E2E_TEST;
  }
  if (word(PERFORMANCE) || folder(PERFORMANCE_FOLDERS) || pair("load", "test")) {
    return PERFORMANCE_TEST;
  }
  if (word(SECURITY) || folder(/^sec$/) || pair("auth", "bypass")) {
    return SECURITY_TEST;
  }
  const jvm = isJvm(source.language);
  const integration =
    framework.category === INTEGRATION_TEST ||
    word(INTEGRATION) ||
    (jvm && (/(IT|ITCase)$/.test(source.stem) || folder(/^it$/))) ||
    [...imports].some((name) => INTEGRATION_IMPORTS.test(name));
  if (integration) {
    return INTEGRATION_TEST;
  }
  return word(DEFECT) || folder(DEFECT_FOLDERS) || isNumbered(words) ? DEFECT_FIX : UNIT_TEST;
}

/** `issue482`, or `issue` and then a number. */
function isNumbered(words: readonly string[]): boolean {
  return words.some((word, i) => {
    const digits = NUMBERED.exec(word)?.[2];
    return digits !== undefined && (digits !== "" || /^\d+$/.test(words[i + 1] ?? ""));
  });
}
