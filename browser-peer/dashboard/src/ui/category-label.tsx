import type { PatternCategory } from "@patternmesh/react";
import { categoryWord } from "./words.js";

export function CategoryLabel({ category }: { category: PatternCategory }) {
  return <span className={`category cat-${category}`}>{categoryWord(category)}</span>;
}
