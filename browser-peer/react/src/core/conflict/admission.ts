import type { Revision } from "../revision/revision.js";
import { VersionVector } from "../revision/version-vector.js";

/** How far ahead of this clock a revision may be dated, in milliseconds: 5 minutes. */
export const TOLERANCE = 5 * 60_000;

/**
 * How far a version or counter may run ahead of the time in milliseconds: ten years, so that a
 * peer whose clock was once wrong can go on from its own counter.
 */
export const COUNTED_AHEAD = 3_650 * 24 * 3_600_000;

/**
 * Why a revision is not let in because of its time or numbers; undefined when it is. Were one dated
 * further ahead than honest clocks differ, one wrong clock would win every tie; were 2^53 - 1 let in
 * once as a version, nobody could edit that pattern again.
 *
 * @param now this member's clock, milliseconds since the epoch
 */
export function aheadOf(now: number, { body }: Revision): string | undefined {
  if (body.updatedAt > now + TOLERANCE) {
    return `updatedAt: at most ${TOLERANCE / 1_000} s ahead of this clock expected, got ${timeText(body.updatedAt)}`;
  }
  const greatest = now + COUNTED_AHEAD;
  if (body.version > greatest) {
    return `version: at most ${greatest} expected, got ${body.version}`;
  }
  for (const counter of body.clock.counters.values()) {
    if (counter > greatest) {
      return `clock: at most ${greatest} expected, got ${counter}`;
    }
  }
  return undefined;
}

/**
 * Why a revision is not let in because all clocks of the pattern together would name more peers
 * than one may: it would stop every later edit of that pattern.
 */
export function clockRoom(seen: VersionVector | undefined, { body }: Revision): string | undefined {
  const peers = new Set([...body.clock.counters.keys(), ...(seen?.counters.keys() ?? [])]);
  return peers.size > VersionVector.PEERS
    ? `clock: at most ${VersionVector.PEERS} peers over all revisions of a pattern expected, got ${peers.size}`
    : undefined;
}

function timeText(time: number): string {
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? `${time} ms` : date.toISOString();
}
