import type { Framework } from "./framework.js";
import type { Token } from "./lexer.js";

/** What the code of one file shows. */
export interface Reading {
  /** Names of modules or classes. */
  readonly imports: ReadonlySet<string>;
  readonly framework: Framework | undefined;
  /** Whether anything in it would run as a test. */
  readonly hasTests: boolean;
  /** What the code calls itself: a class, or its first suite or test. */
  readonly title: string | undefined;
  /** Where the first test or suite starts. */
  readonly firstTest: Token | undefined;
}

/** One line of at most 200 characters without control characters; undefined when none is left. */
export function cleanTitle(text: string): string | undefined {
  const line = [...text.replace(/[\s\u00a0]+/gu, " ")]
    .filter((c) => !/[\p{Cc}\p{Cs}]/u.test(c))
    .join("")
    .slice(0, 200)
    .trim();
  const whole = /[\ud800-\udbff]$/.test(line) ? line.slice(0, -1) : line;
  return whole === "" ? undefined : whole;
}
