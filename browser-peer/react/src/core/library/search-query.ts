import { checkPeerId } from "../identity/peer-id.js";
import type { PatternQuery } from "../mesh.js";
import { InvalidFieldError } from "../pattern/invalid-field-error.js";
import { checkNumber, checkText, FRAMEWORK_CHARACTERS } from "../pattern/limits.js";
import { checkCategory } from "../pattern/pattern-content.js";
import { quoted } from "../pattern/quoted.js";
import type { KnownPattern } from "./known-pattern.js";

const MOST_CHARACTERS = 200;
const MOST_WORDS = 10;
const LAST_PAGE = 4_000_000;
const GREATEST_SIZE = 200;
const DEFAULT_SIZE = 50;

/** What is searched for, checked; all of it must be met. */
export interface SearchQuery {
  /** Each somewhere in id, name, description or code, in lower case. */
  readonly words: readonly string[];
  readonly page: number;
  readonly size: number;
  /** Whether a pattern meets all but the words. */
  readonly admits: (pattern: KnownPattern) => boolean;
}

/** Checks a query, and splits its words. */
export function searchQuery(query: PatternQuery): SearchQuery {
  const { category, framework, sharedBy } = query;
  if (category !== undefined) {
    checkCategory(category);
  }
  if (framework !== undefined) {
    checkText("framework", framework, 1, FRAMEWORK_CHARACTERS);
  }
  if (sharedBy !== undefined) {
    checkPeerId(sharedBy, "sharedBy");
  }
  return {
    words: wordsOf(query.q ?? ""),
    page: checkNumber("page", query.page ?? 0, 0, LAST_PAGE),
    size: checkNumber("size", query.size ?? DEFAULT_SIZE, 1, GREATEST_SIZE),
    admits: ({ summary, visible }) =>
      summary !== undefined &&
      (category === undefined || summary.category === category) &&
      (framework === undefined || summary.framework === framework) &&
      (sharedBy === undefined || visible[0]?.author === sharedBy),
  };
}

function wordsOf(q: string): string[] {
  if (q.length > MOST_CHARACTERS || q.includes("\0")) {
    throw new InvalidFieldError(
      "q",
      quoted(q),
      `at most ${MOST_CHARACTERS} characters without U+0000 expected`,
    );
  }
  const words = new Set(q.split(/\s+/).filter((word) => word !== ""));
  if (words.size > MOST_WORDS) {
    throw new InvalidFieldError("q", `${words.size}`, `at most ${MOST_WORDS} words expected`);
  }
  return [...words].map((word) => word.toLowerCase());
}
