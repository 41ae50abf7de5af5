import { InvalidFieldError } from "./invalid-field-error.js";
import {
  checkCode,
  checkNumber,
  checkText,
  DESCRIPTION_CHARACTERS,
  FRAMEWORK_CHARACTERS,
  NAME_CHARACTERS,
} from "./limits.js";
import { quoted } from "./quoted.js";
import type { PatternContent } from "./shared-pattern.js";
import { PatternCategory } from "./shared-pattern.js";

/** Checks that a text is one of the six categories. */
export function checkCategory(value: string): PatternCategory {
  const all: readonly string[] = Object.values(PatternCategory);
  if (!all.includes(value)) {
    throw new InvalidFieldError("category", quoted(value), `one of ${all.join(", ")} expected`);
  }
  return value as PatternCategory;
}

/** A checked copy of what an author writes, with nothing else in it. */
export function patternContent(content: PatternContent): PatternContent {
  return {
    name: checkText("name", content.name, 1, NAME_CHARACTERS),
    category: checkCategory(content.category),
    framework: checkText("framework", content.framework, 1, FRAMEWORK_CHARACTERS),
    pattern: checkCode(content.pattern),
    description: checkText("description", content.description, 0, DESCRIPTION_CHARACTERS),
    confidence: checkNumber("confidence", content.confidence, 0, 100),
  };
}
