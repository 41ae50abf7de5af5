import type { CodeTexts } from "./code-texts.js";
import type { HeadIndex } from "./head-index.js";
import type { KnownPattern } from "./known-pattern.js";
import { Breather } from "../flow/breather.js";
import type { SearchQuery } from "./search-query.js";

/** All patterns that meet a query, the newest first, then by id. */
export async function search(
  query: SearchQuery,
  index: HeadIndex,
  codes: CodeTexts,
): Promise<readonly KnownPattern[]> {
  const admitted = index.newest().filter(query.admits);
  if (query.words.length === 0) {
    return admitted;
  }
  const open = new Map<string, readonly string[]>();
  const breather = new Breather();
  for (const pattern of admitted) {
    const missing = wordsMissing(pattern, query.words);
    if (missing.length > 0) {
      open.set(pattern.patternId, missing);
    }
    await breather.breathe();
  }
  const inCode = await codes.matching([...open.keys()], (patternId, text) =>
    open.get(patternId)!.every((word) => text.includes(word)),
  );
  return admitted.filter(({ patternId }) => !open.has(patternId) || inCode.has(patternId));
}

/** The words that stand neither in id nor in name or description. */
function wordsMissing(pattern: KnownPattern, words: readonly string[]): readonly string[] {
  const { patternId, summary } = pattern;
  const texts = [patternId, summary?.name ?? "", summary?.description ?? ""].map((text) =>
    text.toLowerCase(),
  );
  return words.filter((word) => !texts.some((text) => text.includes(word)));
}
