import { describe, expect, test } from "vitest";
import { ChangeFeed } from "../../src/core/library/change-feed.js";
import type { LibraryChange } from "../../src/core/library/library.js";
import { patternChanges } from "../../src/core/library/pattern-changes.js";

describe("following what changes", () => {
  test("a pattern that changes again while it waits is told once", async () => {
    const { feed, changes } = follow(10);
    const first = changes.next();
    feed.publish([change("a")]);
    expect((await first).value).toEqual({ patternIds: ["a"], lost: false });
    feed.publish([change("a"), change("b")]);
    feed.publish([change("a")]);
    expect((await changes.next()).value).toEqual({ patternIds: ["a", "b"], lost: false });
  });

  test("more than fit are told of as lost", async () => {
    const { feed, changes } = follow(2);
    const first = changes.next();
    feed.publish([change("a"), change("b"), change("c")]);
    expect((await first).value).toEqual({ patternIds: ["c"], lost: true });
    feed.publish([change("d")]);
    expect((await changes.next()).value).toEqual({ patternIds: ["d"], lost: false });
  });

  test("an end comes while nothing changes", async () => {
    const { changes, stop } = follow(2);
    const waiting = changes.next();
    stop.abort();
    expect((await waiting).done).toBe(true);
  });

  function follow(most: number) {
    const feed = new ChangeFeed();
    const stop = new AbortController();
    return { feed, stop, changes: patternChanges(feed, most, stop.signal) };
  }
});

function change(patternId: string): LibraryChange {
  return { patternId, kind: "head", deleted: false, own: false, conflict: false, resolved: false };
}
