import { describe, expect, test } from "vitest";
import { UsageCounter } from "../../src/core/usage/usage-counter.js";
import type { Counters } from "./vectors.js";
import { vectors } from "./vectors.js";

const { cases } = vectors<{
  cases: {
    name: string;
    counters: Counters[];
    merged: Counters;
    total: number;
    fingerprint: string;
  }[];
}>("usage.json");

describe("usage.json", () => {
  test.each(cases)("$name", async ({ counters, merged, total, fingerprint }) => {
    const all = counters.map((counts) => UsageCounter.of(counts));
    for (const order of [all, [...all].reverse(), [...all, ...all]]) {
      const counter = order.reduce((one, other) => one.merge(other), UsageCounter.ZERO);
      expect([...counter.counts]).toEqual(merged);
      expect(counter.total()).toBe(total);
      expect(await counter.mark()).toBe(fingerprint);
    }
  });
});
