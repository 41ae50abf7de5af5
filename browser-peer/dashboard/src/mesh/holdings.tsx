import { usePatternFacets } from "@patternmesh/react";
import { hrefOf } from "../app/route.js";
import { CATEGORIES, categoryWord, number } from "../ui/words.js";

/** What kinds of test the library holds, as one bar, each part a way into the library. */
export function Holdings() {
  const { facets, loading } = usePatternFacets();
  const parts = CATEGORIES.map((category) => ({
    category,
    n: facets?.categories.get(category) ?? 0,
  })).filter(({ n }) => n > 0);
  if (parts.length === 0 && !loading) {
    return null;
  }
  return (
    <div className="holdings">
      <div className="parts" aria-hidden="true">
        {parts.map(({ category, n }) => (
          <i key={category} className={`cat-${category}`} style={{ flexGrow: n }} />
        ))}
      </div>
      <ul>
        {parts.map(({ category, n }) => (
          <li key={category}>
            <a
              className={`category cat-${category}`}
              href={hrefOf({ page: "library", filters: { category } })}
            >
              {categoryWord(category)} <span className="quiet num">{number(n)}</span>
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
