import { describe, expect, test } from "vitest";
import { fromHex } from "../../src/core/cbor/hex.js";
import type { Head } from "../../src/core/conflict/conflict-policy.js";
import { mergeRevision } from "../../src/core/conflict/conflict-policy.js";
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
    let head: Head | undefined;
    const came = all.map((revision) => {
      const { head: next, outcome: type, ...sides } = mergeRevision(head, revision);
      head = next;
      return { type, ...sides };
    });
    expect(came).toEqual(outcomes);
    expect(head?.revision.digest).toBe(digest);
    expect([...(head?.seen.counters ?? [])]).toEqual(seen);
  });
});
