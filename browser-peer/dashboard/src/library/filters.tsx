import { useMeshSelector, usePatternFacets, type MeshSnapshot } from "@patternmesh/react";
import { useMemo } from "react";
import type { LibraryFilters, OpenPattern } from "../app/route.js";
import { replace } from "../app/use-route.js";
import { CATEGORIES, categoryWord, number, shortId } from "../ui/words.js";
import { SearchBox } from "./search-box.js";

const names = ({ peers, localPeerId, name }: MeshSnapshot) =>
  new Map([
    ...[...peers].map(([id, peer]) => [id, peer.name] as const),
    [localPeerId, `${name} (you)`],
  ]);

/** The search and what narrows it; counts are of the whole library. */
export function Filters({
  filters,
  open,
}: {
  filters: LibraryFilters;
  open: OpenPattern | undefined;
}) {
  const { facets } = usePatternFacets();
  const nameOf = useMeshSelector(names);
  const set = (change: LibraryFilters) => {
    const { page: _, ...kept } = filters;
    replace({
      page: "library",
      filters: { ...kept, ...change },
      ...(open === undefined ? {} : { open }),
    });
  };
  const frameworks = useMemo(() => sorted(facets?.frameworks), [facets]);
  const members = useMemo(() => sorted(facets?.sharedBy), [facets]);
  return (
    <div className="filters">
      <SearchBox value={filters.q ?? ""} onSearch={(q) => set({ q })} />
      <div className="chips" role="group" aria-label="Category">
        {CATEGORIES.map((category) => {
          const n = facets?.categories.get(category) ?? 0;
          const chosen = filters.category === category;
          return (
            <button
              key={category}
              className={`chip cat-${category}`}
              aria-pressed={chosen}
              onClick={() => set({ category: chosen ? "" : category })}
            >
              <span className="category">{categoryWord(category)}</span>
              {facets !== undefined && <span className="num quiet">{number(n)}</span>}
            </button>
          );
        })}
      </div>
      <div className="row selects">
        <Select
          label="Framework"
          value={filters.framework}
          all="All frameworks"
          options={frameworks}
          wordOf={(framework) => framework}
          onChoose={(framework) => set({ framework })}
        />
        <Select
          label="Member"
          value={filters.by}
          all="All members"
          options={members}
          wordOf={(id) => nameOf.get(id) || shortId(id)}
          onChoose={(by) => set({ by })}
        />
      </div>
    </div>
  );
}

type Counted = readonly (readonly [string, number])[];

function Select({
  label,
  value = "",
  all,
  options,
  wordOf,
  onChoose,
}: {
  label: string;
  value: string | undefined;
  all: string;
  options: Counted;
  wordOf: (value: string) => string;
  onChoose: (value: string) => void;
}) {
  const known = value === "" || options.some(([option]) => option === value);
  return (
    <select
      className="input"
      aria-label={label}
      value={value}
      onChange={(event) => onChoose(event.target.value)}
    >
      <option value="">{all}</option>
      {!known && <option value={value}>{wordOf(value)}</option>}
      {options.map(([option, n]) => (
        <option key={option} value={option}>
          {`${wordOf(option)} (${number(n)})`}
        </option>
      ))}
    </select>
  );
}

function sorted(counts: ReadonlyMap<string, number> | undefined): Counted {
  return [...(counts ?? [])].sort(([a, n], [b, m]) => m - n || a.localeCompare(b));
}
