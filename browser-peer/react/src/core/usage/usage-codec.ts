import type { Item } from "../cbor/cbor.js";
import type { Items } from "../cbor/items.js";
import { countersItem, readCounters } from "../cbor/peer-counters-codec.js";
import { checkId } from "../pattern/limits.js";
import type { PatternUsage } from "./usage-counter.js";
import { UsageCounter } from "./usage-counter.js";

/** A usage as `[ id: text, [ * [ peer: text, count: uint ] ] ]`. */
export function usageItem(usage: PatternUsage): Item {
  return [usage.patternId, countersItem(usage.counter.counts)];
}

/** Reads a usage that is an item of something larger. */
export function readUsage(items: Items): PatternUsage {
  return items.array("usage", (usage) => ({
    patternId: checkId(usage.text("id")),
    counter: UsageCounter.of(readCounters(usage, "usage", UsageCounter.PEERS)),
  }));
}
