import type { PeerId } from "../identity/peer-id.js";
import { checkPeerId } from "../identity/peer-id.js";
import { InvalidFieldError } from "../pattern/invalid-field-error.js";
import type { Audience } from "../pattern/shared-pattern.js";

/** Most peers that a limited audience may name. */
export const AUDIENCE_PEERS = 1_000;

/** A checked audience, its peers once each and ascending. */
export function audience(of: Audience): Audience {
  if (of === "room") {
    return of;
  }
  const peers = [...new Set(of)].sort();
  if (peers.length > AUDIENCE_PEERS) {
    throw new InvalidFieldError(
      "audience",
      `${peers.length} peers`,
      `at most ${AUDIENCE_PEERS} peers expected`,
    );
  }
  peers.forEach((peer) => checkPeerId(peer, "audience"));
  return peers;
}

/** Whether `peer` is named, be it alone or as one of the room. */
export function includes(of: Audience, peer: PeerId): boolean {
  return of === "room" || of.includes(peer);
}

/** The least audience that includes both. */
export function bothAudiences(one: Audience, other: Audience): Audience {
  return one === "room" || other === "room" ? "room" : audience([...one, ...other]);
}

/** Whether both name the same peers; of audiences made by {@link audience}. */
export function sameAudience(one: Audience, other: Audience): boolean {
  return one === "room" || other === "room"
    ? one === other
    : one.length === other.length && one.every((peer, i) => other[i] === peer);
}
