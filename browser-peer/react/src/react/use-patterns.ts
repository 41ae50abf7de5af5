import type { PatternFacets, PatternPage, PatternQuery } from "../core/mesh.js";
import type { HeldPattern } from "../core/pattern/shared-pattern.js";
import type { QueryState } from "./live-query.js";
import { useLiveQuery } from "./use-live-query.js";

/** What a question's hook gives besides the answer. */
export interface Loading {
  /** Whether a newer answer is on its way. */
  readonly loading: boolean;
  readonly error: Error | null;
  /** Asks again although nothing changed. */
  refresh(this: void): void;
}

/** A page of the library. */
export interface PatternsResult extends Loading {
  /** Empty before the first answer. */
  readonly patterns: readonly HeldPattern[];
  /** On all pages. */
  readonly total: number;
  /** From 0; of what is shown, so behind the query while the next page is loading. */
  readonly page: number;
  readonly size: number;
}

const NO_QUERY: PatternQuery = {};
const NO_PATTERNS: readonly HeldPattern[] = [];

function pageOf({ data, loading, error }: QueryState<PatternPage>) {
  return {
    patterns: data?.items ?? NO_PATTERNS,
    total: data?.total ?? 0,
    page: data?.page ?? 0,
    size: data?.size ?? 0,
    loading,
    error,
  };
}

/** A page of the library, kept up to date; the last page stays until the next one is there. */
export function usePatterns(query: PatternQuery = NO_QUERY): PatternsResult {
  const { q, category, framework, sharedBy, page, size } = query;
  const key = JSON.stringify([q, category, framework, sharedBy, page, size]);
  return useLiveQuery((mesh) => mesh.patterns.search(query), key, pageOf, true);
}

/** One pattern of the library. */
export interface PatternResult extends Loading {
  /** Undefined before the first answer, and when there is none. */
  readonly pattern: HeldPattern | undefined;
}

function patternOf({ data, loading, error }: QueryState<HeldPattern | undefined>) {
  return { pattern: data, loading, error };
}

/** One pattern, kept up to date. */
export function usePattern(id: string): PatternResult {
  return useLiveQuery((mesh) => mesh.patterns.get(id), id, patternOf, false);
}

/** How many patterns have which values. */
export interface PatternFacetsResult extends Loading {
  /** Undefined before the first answer, and where the library cannot count them. */
  readonly facets: PatternFacets | undefined;
}

function facetsOf({ data, loading, error }: QueryState<PatternFacets | undefined>) {
  return { facets: data, loading, error };
}

/** How many patterns of the library have which values, kept up to date. */
export function usePatternFacets(): PatternFacetsResult {
  return useLiveQuery((mesh) => mesh.patterns.facets(), "", facetsOf, true);
}
