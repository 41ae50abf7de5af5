import type { PeerId } from "../identity/peer-id.js";
import { checkPeerId } from "../identity/peer-id.js";
import type { Item } from "./cbor.js";
import type { Items } from "./items.js";
import { MalformedError } from "./malformed-error.js";
import type { PeerCounters } from "./peer-counters.js";

/** Counters as `[ * [ peer: text, counter: uint ] ]`, ascending by peer. */
export function countersItem(counters: PeerCounters): Item {
  return [...counters];
}

/**
 * Reads counters back.
 *
 * @throws MalformedError when a peer comes twice or before a lesser one
 */
export function readCounters(items: Items, what: string, most: number): [PeerId, number][] {
  let before = "";
  return items.list(what, most, (item) =>
    item.array(what, (pair) => {
      const peer = checkPeerId(pair.text(what));
      if (peer <= before) {
        throw new MalformedError(`${what}: peers in ascending order expected, got ${peer}`);
      }
      before = peer;
      return [peer, pair.number(what)];
    }),
  );
}
