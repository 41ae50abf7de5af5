/** The languages whose test files are understood. */
export type Language = "java" | "kotlin" | "javascript" | "typescript" | "python";

/** By the end of a file's name. */
export const LANGUAGES: ReadonlyMap<string, Language> = new Map([
  ["java", "java"],
  ["kt", "kotlin"],
  ["kts", "kotlin"],
  ["js", "javascript"],
  ["mjs", "javascript"],
  ["cjs", "javascript"],
  ["jsx", "javascript"],
  ["ts", "typescript"],
  ["mts", "typescript"],
  ["cts", "typescript"],
  ["tsx", "typescript"],
  ["py", "python"],
]);

/** The language of a file with this name; undefined for any other and for `.d.ts`. */
export function languageOfFile(name: string): Language | undefined {
  const lower = name.toLowerCase();
  return /\.d\.[mc]?ts$/.test(lower)
    ? undefined
    : LANGUAGES.get(lower.slice(lower.lastIndexOf(".") + 1));
}

export function isJvm(language: Language): boolean {
  return language === "java" || language === "kotlin";
}

export function isScript(language: Language): boolean {
  return language === "javascript" || language === "typescript";
}
