import "fake-indexeddb/auto";
import { openDB } from "idb";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Identity } from "../../src/core/identity/identity.js";
import { revisionOf, signRevision } from "../../src/core/revision/make-revision.js";
import type { Revision } from "../../src/core/revision/revision.js";
import { VersionVector } from "../../src/core/revision/version-vector.js";
import type { LibraryChange } from "../../src/core/library/library.js";
import { content, freshLibrary, items, NOW, outcomes, people, revision } from "./people.js";

let alice: Identity;
let bob: Identity;

beforeAll(async () => {
  [alice, bob] = (await people(2)) as [Identity, Identity];
});

describe("merging into the library", () => {
  test("tells what became of each revision, in order", async () => {
    const library = await freshLibrary(alice);
    const first = await revision(alice);
    const second = await revision(bob, { after: [first], content: content({ name: "Better" }) });
    const concurrent = await revision(alice, {
      after: [first],
      content: content({ name: "Else" }),
    });
    expect(await outcomes(library, first, first, second, first)).toEqual([
      "applied",
      "duplicate",
      "applied",
      "stale",
    ]);
    expect(await outcomes(library, concurrent)).toEqual(["conflict"]);
    expect((await library.history("a")).map(({ digest }) => digest).sort()).toEqual(
      [first, second, concurrent].map(({ digest }) => digest).sort(),
    );
  });

  test("what was merged is there after a reload", async () => {
    const library = await freshLibrary(alice, "reloaded");
    const first = await revision(alice);
    const sides = await Promise.all(
      ["one", "other"].map((name, i) =>
        revision([alice, bob][i]!, { after: [first], content: content({ name }) }),
      ),
    );
    await outcomes(library, first, ...sides);
    await library.use("a");
    const before = await seenOf(library);
    await library.close();
    const again = await freshLibrary(alice, "reloaded");
    expect(await seenOf(again)).toEqual(before);
    expect(before.page.items[0]?.usageCount).toBe(1);
    expect(before.conflicts).toHaveLength(1);
    expect(await outcomes(again, first, ...sides)).toContain("duplicate");
    expect(await again.history("a")).toHaveLength(3);
  });

  test("a revision that its author did not sign is refused, and leaves no trace", async () => {
    const library = await freshLibrary(alice);
    const honest = await revision(bob);
    const forged = await revisionOf({
      body: { ...honest.body, version: 9 },
      signature: honest.signature,
    });
    const merged = await library.merge(items([forged]));
    expect(merged).toMatchObject([{ outcome: "rejected", reason: /signature/ }]);
    expect(library.entry("a")).toBeUndefined();
    expect(await outcomes(library, honest)).toEqual(["applied"]);
  });

  test("one dated more than five minutes ahead is refused, one a little ahead is not", async () => {
    const library = await freshLibrary(alice);
    const ahead = await revision(bob, { updatedAt: NOW + 300_001 });
    const little = await revision(bob, { id: "b", updatedAt: NOW + 300_000 });
    expect(await library.merge(items([ahead, little]))).toMatchObject([
      { outcome: "rejected", reason: /updatedAt: at most 300 s ahead/ },
      { outcome: "applied" },
    ]);
  });

  test("a version or a counter that nobody could count to is refused", async () => {
    const library = await freshLibrary(alice);
    const version = await revision(bob, { version: Number.MAX_SAFE_INTEGER });
    const body = (await revision(bob)).body;
    const clock = VersionVector.of([[bob.peerId, Number.MAX_SAFE_INTEGER]]);
    const counter = await signRevision({ ...body, clock }, bob);
    expect(await library.merge(items([version, counter]))).toMatchObject([
      { outcome: "rejected", reason: /^version: at most/ },
      { outcome: "rejected", reason: /^clock: at most/ },
    ]);
  });

  test("an expected head that moved keeps a revision out", async () => {
    const library = await freshLibrary(alice);
    const first = await revision(alice);
    const second = await revision(alice, { after: [first] });
    expect(await library.merge([{ revision: second, expected: first.digest }])).toMatchObject([
      { outcome: "head-moved" },
    ]);
    const none = { revision: first, expected: null };
    expect(await library.merge([none, none])).toMatchObject([
      { outcome: "applied" },
      { outcome: "duplicate" },
    ]);
    expect(await library.merge([{ revision: second, expected: null }])).toMatchObject([
      { outcome: "head-moved", head: first.digest },
    ]);
    expect(await library.merge([{ revision: second, expected: first.digest }])).toMatchObject([
      { outcome: "applied" },
    ]);
  });

  test("more than 1,000 in a batch are refused", async () => {
    const library = await freshLibrary(alice);
    const one = await revision(alice);
    const many = Array.from({ length: 1_001 }, () => ({ revision: one }));
    await expect(library.merge(many)).rejects.toThrow("revisions: at most 1000 in a batch");
  });

  test("tells of what was written, once each, with the conflicts opened and closed", async () => {
    const library = await freshLibrary(alice);
    const told: (readonly LibraryChange[])[] = [];
    const stop = library.subscribe((changes) => told.push(changes));
    const first = await revision(alice);
    const sides = await Promise.all(
      ["one", "other"].map((name, i) =>
        revision([alice, bob][i]!, { after: [first], content: content({ name }) }),
      ),
    );
    const settled = await revision(bob, { after: sides, content: content({ name: "both" }) });
    const late = await revision(bob, { updatedAt: NOW - 9_000 });
    await outcomes(library, first, ...sides, first);
    await outcomes(library, first);
    await outcomes(library, late);
    await outcomes(library, settled);
    stop();
    await library.use("a");
    expect(told).toHaveLength(3);
    expect(told[0]).toHaveLength(3);
    expect(told[0]?.[0]).toMatchObject({ kind: "head", conflict: false, resolved: false });
    expect(told[0]?.[2]).toMatchObject({ patternId: "a", conflict: true, resolved: false });
    expect(told[1]).toMatchObject([{ kind: "kept", conflict: false, resolved: false }]);
    expect(told[2]).toMatchObject([
      { kind: "head", head: settled.digest, conflict: false, resolved: true, own: false },
    ]);
    expect(library.state).toMatchObject({ ready: true, patterns: 1, openConflicts: 0, change: 4 });
  });

  test("what says the same, or counts the same, needs no decision", async () => {
    const library = await freshLibrary(alice);
    const first = await revision(alice);
    const same = await Promise.all(
      [alice, bob].map((author) =>
        revision(author, { after: [first], content: content({ name: "x" }) }),
      ),
    );
    await outcomes(library, first, ...same);
    const twice = await Promise.all(
      ["one", "other"].map((name) => revision(alice, { id: "b", content: content({ name }) })),
    );
    expect(await outcomes(library, ...twice)).toContain("applied");
    expect(library.state.openConflicts).toBe(0);
  });

  test("clocks that would name more than 1,000 peers together are refused", async () => {
    const library = await freshLibrary(alice);
    const many = await Promise.all(["a", "b"].map((letter) => crowded(bob, letter)));
    expect(await library.merge(items(many))).toMatchObject([
      { outcome: "applied" },
      { outcome: "rejected", reason: /at most 1000 peers over all revisions/ },
    ]);
    expect(await library.put("a", { name: "still edited" })).toMatchObject({ version: 2 });
  });

  test("the code of what was deleted is searched no more", async () => {
    const library = await freshLibrary(alice, "deleted");
    await library.put("a", content());
    await library.put("b", content());
    await library.delete("a");
    await library.close();
    const database = await openDB("patternmesh-library/deleted");
    expect(await database.getAllKeys("code")).toEqual(["b"]);
    database.close();
  });

  test("a full disk leaves the library as it was, and says what to do", async () => {
    const library = await freshLibrary(alice);
    const one = await revision(alice);
    const full = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    await expect(library.merge(items([one]))).rejects.toMatchObject({ code: "storage-full" });
    full.mockRestore();
    expect(library.entry("a")).toBeUndefined();
    expect(await library.history("a")).toEqual([]);
    expect(await outcomes(library, one)).toEqual(["applied"]);
  });

  test("who opened it before may not write any more", async () => {
    const asleep = await freshLibrary(alice, "two-tabs");
    const awake = await freshLibrary(alice, "two-tabs");
    const one = await revision(alice);
    await expect(outcomes(asleep, one)).rejects.toMatchObject({ code: "storage-taken" });
    expect(asleep.entry("a")).toBeUndefined();
    expect(await outcomes(awake, one)).toEqual(["applied"]);
  });

  test("a closed library says so", async () => {
    const library = await freshLibrary(alice);
    await library.close();
    await expect(outcomes(library, await revision(alice))).rejects.toMatchObject({
      code: "storage-closed",
    });
  });
});

/** A revision whose clock names 600 peers besides its author. */
async function crowded(author: Identity, letter: string): Promise<Revision> {
  const { body } = await revision(author);
  const others = Array.from({ length: 600 }, (_, i): [string, number] => [
    letter + i.toString(2).replaceAll("0", "a").replaceAll("1", "b").padStart(31, "c"),
    1,
  ]);
  return signRevision(
    { ...body, clock: VersionVector.of([...others, ...body.clock.counters]) },
    author,
  );
}

async function seenOf(library: Awaited<ReturnType<typeof freshLibrary>>) {
  const conflicts = await library.conflicts();
  return {
    page: await library.search(),
    history: await library.history("a"),
    conflicts: conflicts.map(({ local, remote, winner }) => ({ local, remote, winner })),
    entry: library.entry("a"),
    fingerprint: await library.fingerprintFor(bob.peerId),
  };
}
