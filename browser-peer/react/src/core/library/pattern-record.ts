import type { Candidate } from "../conflict/candidate.js";
import { VersionVector } from "../revision/version-vector.js";
import type { KnownPattern } from "./known-pattern.js";
import type { Tip } from "./tips.js";

/** Counters as they are stored: `[[peer id, number], ...]`. */
export type Counters = readonly (readonly [string, number])[];

type Stored<T> = Omit<T, "clock"> & { readonly clock: Counters };

/** A pattern as it is stored: the same as in memory, of plain values. */
export type PatternRecord = Omit<KnownPattern, "head" | "tips"> & {
  readonly head: { readonly winner: Stored<Candidate>; readonly seen: Counters };
  readonly tips: readonly Stored<Tip>[];
};

/** What is written of a pattern. */
export function patternRecord(pattern: KnownPattern): PatternRecord {
  const { winner, seen } = pattern.head;
  return {
    ...pattern,
    head: { winner: stored(winner), seen: [...seen.counters] },
    tips: pattern.tips.map(stored),
  };
}

/** What was written of a pattern. */
export function knownPattern(record: PatternRecord): KnownPattern {
  const { winner, seen } = record.head;
  return {
    ...record,
    head: { winner: restored(winner), seen: VersionVector.of(seen) },
    tips: record.tips.map(restored),
  };
}

function stored<T extends { readonly clock: VersionVector }>(value: T): Stored<T> {
  return { ...value, clock: [...value.clock.counters] };
}

function restored<T>(value: T & { readonly clock: Counters }): Omit<T, "clock"> & {
  readonly clock: VersionVector;
} {
  return { ...value, clock: VersionVector.of(value.clock) };
}
