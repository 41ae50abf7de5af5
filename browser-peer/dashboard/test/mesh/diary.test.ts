import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { DemoMesh } from "../../src/demo/demo-mesh.js";
import { idOf, sceneOf } from "../../src/demo/scene.js";
import { Diary, SPANS, SPAN_MS } from "../../src/mesh/diary.js";
import { placesOf, WIDE } from "../../src/mesh/layout.js";

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

const MINA = idOf("bob");

it("counts what travelled in each span, without gaps", () => {
  const mesh = new DemoMesh(sceneOf("full", Date.now()));
  const diary = new Diary(mesh);
  diary.open();
  mesh.arrive(MINA);
  mesh.arrive(MINA);
  vi.advanceTimersByTime(3 * SPAN_MS);
  mesh.arrive(MINA);
  const { spans } = diary.getSnapshot();
  expect(spans).toHaveLength(SPANS);
  expect(spans.slice(-4).map((span) => span.received)).toEqual([2, 0, 0, 1]);
  spans.slice(1).forEach((span, i) => expect(span.from - spans[i]!.from).toBe(SPAN_MS));
  diary.close();
  mesh.arrive(MINA);
  expect(diary.getSnapshot().spans).toBe(spans);
});

it("says who sent what, and sends a pulse along the way", () => {
  const mesh = new DemoMesh(sceneOf("full", Date.now()));
  const diary = new Diary(mesh);
  const pulses: string[] = [];
  diary.open();
  diary.onPulse((pulse) => pulses.push(`${pulse.peerId === MINA} ${pulse.inward}`));
  mesh.arrive(MINA);
  expect(diary.getSnapshot().entries[0]?.text).toMatch(/came from bob$/);
  expect(pulses).toEqual(["true true"]);
  diary.close();
});

it("keeps a bounded number of entries", () => {
  const mesh = new DemoMesh(sceneOf("full", Date.now()));
  const diary = new Diary(mesh);
  diary.open();
  for (let i = 0; i < 500; i++) {
    mesh.emit("error", { error: new Error(`no. ${i}`) });
  }
  expect(diary.getSnapshot().entries).toHaveLength(200);
  expect(diary.getSnapshot().entries[0]?.text).toBe("no. 499");
  diary.close();
});

it("draws everybody at a place of their own, whatever the order", () => {
  const ids = Array.from({ length: 24 }, (_, i) => idOf(`member ${i}`));
  const places = placesOf(ids, WIDE);
  expect(placesOf([...ids].reverse(), WIDE)).toEqual(places);
  expect(new Set([...places.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(24);
  for (const { x, y } of places.values()) {
    expect(x).toBeGreaterThan(40);
    expect(x).toBeLessThan(WIDE.width - 40);
    expect(y).toBeGreaterThan(30);
    expect(y).toBeLessThan(WIDE.height - 30);
  }
});
