import type { PatternCategory } from "@patternmesh/react";

/** An id that tells what it is: `unit-test/cart-is-empty`. */
export function suggestedId(category: PatternCategory, name: string): string {
  const slug = name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 120);
  return slug === "" ? "" : `${category}/${slug}`;
}
