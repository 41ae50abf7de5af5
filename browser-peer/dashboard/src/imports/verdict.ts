import { isCategory } from "../ui/words.js";
import { PatternCategory, type PatternContent } from "@patternmesh/react";
import { frameworkOf } from "./framework.js";
import { readJvm } from "./jvm-reading.js";
import { isJvm, languageOfFile } from "./language.js";
import { leadingComment, type PatternTags } from "./leading-comment.js";
import { pathCategory } from "./path-category.js";
import { readPython } from "./python-reading.js";
import { cleanTitle } from "./reading.js";
import { readScript } from "./script-reading.js";
import { Source } from "./source.js";
import { testFileName } from "./test-file-name.js";

/** What a file turned out to be. */
export type Verdict =
  | {
      readonly kind: "test";
      readonly content: PatternContent;
      /** Where a tag gives one. */
      readonly id?: string;
      /** Whether a tag gives the confidence; else that of the library stays. */
      readonly confident: boolean;
    }
  /** Nothing that would run as a test, and no name that promises one. */
  | { readonly kind: "none" }
  /** Looks like a test that cannot be imported, and why. */
  | { readonly kind: "refused"; readonly reason: string };

/** Of a new pattern whose file says nothing of it. */
const CONFIDENCE = 50;

/**
 * Judges a file as an agent's import does. What its tags say goes before what its code shows.
 *
 * @param path folders and name
 * @param hints frameworks that the nearest package.json names
 */
export function verdictOn(
  path: readonly string[],
  text: string,
  hints: readonly string[],
): Verdict {
  const language = languageOfFile(path[path.length - 1] ?? "");
  if (language === undefined) {
    return { kind: "none" };
  }
  const promised = testFileName(language, path) === "test";
  const refused = (reason: string): Verdict => ({ kind: "refused", reason });
  if (text.trim() === "") {
    return promised ? refused("it is empty") : { kind: "none" };
  }
  const source = new Source(language, path, text);
  const reading = isJvm(language)
    ? readJvm(source)
    : language === "python"
      ? readPython(source)
      : readScript(source, hints);
  try {
    const { description, tags } = leadingComment(source, reading.firstTest);
    if (!reading.hasTests && Object.keys(tags).length === 0) {
      return promised ? refused("it is named like a test, but holds none") : { kind: "none" };
    }
    const framework = tags.framework ?? reading.framework?.slug;
    if (framework === undefined) {
      return refused(
        "it uses no known test framework; name one with “@pattern framework: …” in its first comment",
      );
    }
    return {
      kind: "test",
      ...(tags.id === undefined ? {} : { id: tags.id }),
      confident: tags.confidence !== undefined,
      content: {
        name: tags.name ?? reading.title ?? cleanTitle(source.stem) ?? "test",
        category:
          categoryTag(tags) ??
          pathCategory(source, reading.framework ?? frameworkOf("mocha"), reading.imports),
        framework,
        pattern: text,
        description: tags.description ?? description,
        confidence: confidenceTag(tags) ?? CONFIDENCE,
      },
    };
  } catch (thrown) {
    return refused((thrown as Error).message);
  }
}

function categoryTag({ category }: PatternTags): PatternCategory | undefined {
  if (category !== undefined && !isCategory(category)) {
    throw new Error(
      `category “${category.slice(0, 40)}”: one of ${Object.values(PatternCategory).join(", ")} expected`,
    );
  }
  return category;
}

function confidenceTag({ confidence }: PatternTags): number | undefined {
  const value = confidence === undefined ? undefined : Number(confidence);
  if (value !== undefined && !(Number.isInteger(value) && value >= 0 && value <= 100)) {
    throw new Error(`confidence “${confidence?.slice(0, 40)}”: a whole number of 0-100 expected`);
  }
  return value;
}
