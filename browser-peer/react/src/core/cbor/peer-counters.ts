import type { PeerId } from "../identity/peer-id.js";
import { checkPeerId } from "../identity/peer-id.js";
import { InvalidFieldError } from "../pattern/invalid-field-error.js";
import { checkNumber } from "../pattern/limits.js";

/** A number for each peer, ascending by peer. */
export type PeerCounters = ReadonlyMap<PeerId, number>;

/** Checked counters, each from 1 to 2^53 - 1, in ascending order of peers. */
export function peerCounters(
  field: string,
  entries: Iterable<readonly [PeerId, number]>,
  most: number,
): PeerCounters {
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  if (sorted.length > most) {
    throw new InvalidFieldError(field, `${sorted.length} peers`, `at most ${most} peers expected`);
  }
  for (const [peer, counter] of sorted) {
    checkPeerId(peer, field);
    checkNumber(field, counter, 1);
  }
  return new Map(sorted);
}

/**
 * The greater of both counters of each peer; of more than `most` peers those with the greatest
 * counters, of equal ones the greater peer ids. Which ones stay depends on neither order nor
 * repetition.
 */
export function mergeCounters(
  one: PeerCounters,
  other: PeerCounters,
  most: number,
): [PeerId, number][] {
  const merged = new Map(one);
  for (const [peer, counter] of other) {
    merged.set(peer, Math.max(counter, merged.get(peer) ?? 0));
  }
  return greatestCounters(merged, most);
}

/** The `most` greatest of these counters, of equal ones those of the greater peer ids. */
export function greatestCounters(counters: PeerCounters, most: number): [PeerId, number][] {
  const all = [...counters];
  if (all.length <= most) {
    return all;
  }
  return all.sort(([a, x], [b, y]) => y - x || (a < b ? 1 : -1)).slice(0, most);
}
