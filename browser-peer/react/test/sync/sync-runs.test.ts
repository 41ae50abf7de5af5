import { afterEach, expect, test, vi } from "vitest";
import type { SyncContext } from "../../src/core/sync/sync-context.js";
import { SyncCounters } from "../../src/core/sync/sync-counters.js";
import type { SyncRun } from "../../src/core/sync/sync-run.js";
import { SyncRuns } from "../../src/core/sync/sync-runs.js";

afterEach(() => void vi.useRealTimers());

test("settings that are set again and again do not hold up what the clock asks for", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  const settings = { autoSync: true, syncInterval: 1_000, maxPendingPatterns: 1 };
  const run = vi.fn(() => Promise.resolve());
  const news = { changed: vi.fn(), compared: vi.fn() };
  const context = { self: "a", settings, news } as unknown as SyncContext;
  const runs = new SyncRuns({ run } as unknown as SyncRun, "b", new SyncCounters(), context);
  const over = new AbortController();
  const running = runs.run(over.signal).catch(() => undefined);
  const after = async (milliseconds: number): Promise<number> => {
    await vi.advanceTimersByTimeAsync(milliseconds);
    settings.maxPendingPatterns++;
    runs.configured();
    await new Promise(setImmediate);
    return run.mock.calls.length;
  };
  expect([await after(600), await after(600), await after(600), await after(600)]).toEqual([
    0, 1, 1, 2,
  ]);
  settings.syncInterval = 2_000;
  runs.configured();
  expect([await after(1_900), await after(200)]).toEqual([2, 3]);
  settings.autoSync = false;
  runs.configured();
  expect(await after(60_000)).toBe(3);
  over.abort(new Error("over"));
  runs.end();
  await running;
});
