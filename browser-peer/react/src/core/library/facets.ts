import type { PatternFacets } from "../mesh.js";
import type { KnownPattern } from "./known-pattern.js";

/** How many of these patterns have each category, framework and author. */
export function facetsOf(patterns: readonly KnownPattern[]): PatternFacets {
  const categories = new Map<string, number>();
  const frameworks = new Map<string, number>();
  const sharedBy = new Map<string, number>();
  for (const { summary, visible } of patterns) {
    if (summary && visible[0]) {
      count(categories, summary.category);
      count(frameworks, summary.framework);
      count(sharedBy, visible[0].author);
    }
  }
  return { categories, frameworks, sharedBy };
}

function count(counts: Map<string, number>, value: string): void {
  counts.set(value, (counts.get(value) ?? 0) + 1);
}
