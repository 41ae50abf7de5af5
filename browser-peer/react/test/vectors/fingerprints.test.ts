import { describe, expect, test } from "vitest";
import { ElementSum, elementOf, fingerprintOf } from "../../src/core/reconcile/fingerprint.js";
import type { HeadSummary } from "../../src/core/reconcile/head-summary.js";
import { parseDigest } from "../../src/core/revision/digest.js";
import { vectors } from "./vectors.js";

const { cases } = vectors<{
  cases: {
    name: string;
    heads: { id: string; digest: string; usage: string }[];
    count: number;
    sum: string;
  }[];
}>("fingerprints.json");

describe("fingerprints.json", () => {
  test.each(cases)("$name", async ({ heads, count, sum }) => {
    const all = heads.map(summary);
    expect(await fingerprintOf(all)).toEqual({ count, sum });
    expect(await fingerprintOf(all.toReversed())).toEqual({ count, sum });
  });

  test.each(cases)("$name, after one more came and went", async ({ heads, count, sum }) => {
    const elements = new ElementSum();
    const other = await elementOf({
      patternId: "other",
      digest: parseDigest("ab".repeat(32)),
      usage: "00000000000000ff",
    });
    elements.add(other);
    for (const head of heads) {
      elements.add(await elementOf(summary(head)));
    }
    elements.remove(other);
    expect(elements.fingerprint()).toEqual({ count, sum });
  });
});

function summary(head: { id: string; digest: string; usage: string }): HeadSummary {
  return { patternId: head.id, digest: parseDigest(head.digest), usage: head.usage };
}
