import type { PatternQuery } from "@patternmesh/react";
import type { LibraryFilters } from "../app/route.js";
import { isCategory } from "../ui/words.js";

export const PAGE_SIZE = 40;

/** What the filters of an address ask of the library. */
export function queryOf({ q, category, framework, by, page = 1 }: LibraryFilters): PatternQuery {
  return {
    ...(q === undefined ? {} : { q }),
    ...(isCategory(category) ? { category } : {}),
    ...(framework === undefined ? {} : { framework }),
    ...(by === undefined ? {} : { sharedBy: by }),
    page: page - 1,
    size: PAGE_SIZE,
  };
}
