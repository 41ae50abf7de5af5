import { LANGUAGES, type Language } from "../imports/language.js";

/** The languages that are highlighted, by the names of highlight.js. */
export type CodeLanguage = Language | "gherkin";

const EXTENSIONS = new Map<string, CodeLanguage>([...LANGUAGES, ["feature", "gherkin"]]);

const FRAMEWORKS: readonly (readonly [RegExp, CodeLanguage])[] = [
  [/junit|testng|jqwik|archunit|rest-assured|jmh|selenide|spock|gatling/, "java"],
  [/kotest|kotlin/, "kotlin"],
  [/pytest|unittest|locust/, "python"],
  [/cucumber|behave|gherkin/, "gherkin"],
];

/** What a pattern is written in, as far as its id, its framework and its first lines tell. */
export function languageOf(pattern: {
  readonly id: string;
  readonly framework: string;
  readonly pattern: string;
}): CodeLanguage {
  const extension = /\.([a-z]+)(?:-[0-9a-f]{12})?$/i.exec(pattern.id)?.[1]?.toLowerCase();
  const byName = extension === undefined ? undefined : EXTENSIONS.get(extension);
  if (byName !== undefined) {
    return byName;
  }
  const top = pattern.pattern.slice(0, 4000);
  const framework = pattern.framework.toLowerCase();
  const byFramework = FRAMEWORKS.find(([name]) => name.test(framework))?.[1];
  if (byFramework === "java" && /^\s*fun\s|\bval\s+\w+\s*[:=]/m.test(top)) {
    return "kotlin";
  }
  if (byFramework !== undefined) {
    return byFramework;
  }
  if (/^\s*(def|class)\s+\w+.*:\s*$/m.test(top) && !/[{};]\s*$/m.test(top)) {
    return "python";
  }
  if (/^\s*(package|import)\s+[\w.]+(\.\*)?;\s*$/m.test(top)) {
    return "java";
  }
  return "typescript";
}
