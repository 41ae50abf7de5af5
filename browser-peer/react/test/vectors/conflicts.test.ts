import { describe, expect, test } from "vitest";
import { fromHex } from "../../src/core/cbor/hex.js";
import { candidateOf } from "../../src/core/conflict/candidate.js";
import type { Head } from "../../src/core/conflict/conflict-policy.js";
import { mergeInto } from "../../src/core/conflict/conflict-policy.js";
import { decodeRevision } from "../../src/core/revision/make-revision.js";
import type { Counters } from "./vectors.js";
import { vectors } from "./vectors.js";

const { cases } = vectors<{
  cases: {
    name: string;
    revisions: string[];
    outcomes: { type: string; winner?: string; loser?: string }[];
    head: string;
    seen: Counters;
  }[];
}>("conflicts.json");

describe("conflicts.json", () => {
  test.each(cases)("$name", async ({ revisions, outcomes, head: digest, seen }) => {
    const all = await Promise.all(revisions.map((cbor) => decodeRevision(fromHex(cbor))));
    const candidates = await Promise.all(all.map(candidateOf));
    let head: Head | undefined;
    const came = candidates.map((candidate) => {
      const merged = mergeInto(head, candidate);
      head = merged.head;
      const { outcome: type, ...sides } = merged.outcome;
      return { type, ...sides };
    });
    expect(came).toEqual(outcomes);
    expect(head?.winner.digest).toBe(digest);
    expect([...(head?.seen.counters ?? [])]).toEqual(seen);
  });
});
