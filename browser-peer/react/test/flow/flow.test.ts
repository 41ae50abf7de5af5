import { afterEach, describe, expect, test, vi } from "vitest";
import { BackOff } from "../../src/core/flow/back-off.js";
import { BatchQueue } from "../../src/core/flow/batch-queue.js";
import { Emitter } from "../../src/core/flow/emitter.js";
import { Mailbox } from "../../src/core/flow/mailbox.js";
import { TokenBucket } from "../../src/core/flow/token-bucket.js";
import { eventually } from "../support/eventually.js";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("a back-off", () => {
  test("doubles up to its cap, with a random half, and begins anew", () => {
    const most = new BackOff(500, 3_000, () => 1);
    expect([1, 2, 3, 4, 5].map(() => most.next())).toEqual([500, 1_000, 2_000, 3_000, 3_000]);
    most.reset();
    expect(most.next()).toBe(500);
    expect(new BackOff(500, 3_000, () => 0).next()).toBe(250);
  });
});

describe("a batch queue", () => {
  test("gathers while a batch is worked on, each thing once", async () => {
    const queue = new BatchQueue<string>(10);
    const end = new AbortController();
    const batches: (readonly string[])[] = [];
    queue.offer(["a"]);
    const reading = (async () => {
      for await (const batch of queue.batches(3, end.signal)) {
        batches.push(batch);
        if (batches.length === 1) {
          queue.offer(["b", "c", "b"]);
          queue.offer(["c", "d", "e"]);
        }
      }
    })();
    await eventually(() => expect(batches).toEqual([["a"], ["b", "c", "d"], ["e"]]));
    end.abort();
    await reading;
  });

  test("takes all or nothing", () => {
    const queue = new BatchQueue<number>(3);
    expect(queue.offer([1, 2])).toBe(true);
    expect(queue.offer([2, 3, 4])).toBe(false);
    expect(queue.offer([2, 3])).toBe(true);
    expect(queue.clear()).toEqual([1, 2, 3]);
    expect(queue.size).toBe(0);
  });
});

describe("a mailbox", () => {
  test("deals with letters in order, one at a time, and goes on after a failure", async () => {
    const opened: number[] = [];
    const failed = vi.fn();
    const box = new Mailbox<number>(
      10,
      async (letter) => {
        await new Promise((resolve) => setTimeout(resolve, 3 - letter));
        opened.push(letter);
        if (letter === 1) {
          throw new Error("torn");
        }
      },
      failed,
    );
    [0, 1, 2].forEach((letter) => box.post(letter));
    await eventually(() => expect(opened).toEqual([0, 1, 2]));
    expect(failed).toHaveBeenCalledOnce();
  });

  test("has a bound", () => {
    const box = new Mailbox<number>(
      2,
      () => new Promise(() => undefined),
      () => undefined,
    );
    expect([1, 2, 3, 4].map((letter) => box.post(letter))).toEqual([true, true, true, false]);
  });
});

describe("a token bucket", () => {
  test("lets a burst through, then so many a second", () => {
    vi.useFakeTimers({ toFake: ["performance"] });
    const bucket = new TokenBucket(3, 2);
    expect([1, 2, 3, 4].map(() => bucket.take())).toEqual([true, true, true, false]);
    vi.advanceTimersByTime(1_000);
    expect([1, 2, 3].map(() => bucket.take())).toEqual([true, true, false]);
  });
});

describe("an emitter", () => {
  test("tells everybody, whoever throws", () => {
    const later: (() => void)[] = [];
    vi.stubGlobal("queueMicrotask", (task: () => void) => later.push(task));
    const emitter = new Emitter<{ news: string }>();
    const heard: string[] = [];
    emitter.on("news", () => {
      throw new Error("deaf");
    });
    const stop = emitter.on("news", (text) => heard.push(text));
    emitter.emit("news", "a");
    stop();
    emitter.emit("news", "b");
    expect(heard).toEqual(["a"]);
    expect(later).toHaveLength(2);
    expect(later[0]).toThrow("deaf");
  });
});
