import "fake-indexeddb/auto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { PreconditionFailedError } from "../../src/core/errors.js";
import type { Identity } from "../../src/core/identity/identity.js";
import type { Library } from "../../src/core/library/library.js";
import { parseDigest } from "../../src/core/revision/digest.js";
import type { Revision } from "../../src/core/revision/revision.js";
import { content, freshLibrary, items, NOW, outcomes, people, revision } from "./people.js";

let alice: Identity;
let bob: Identity;
let carol: Identity;
let library: Library;

beforeAll(async () => {
  [alice, bob, carol] = (await people(3)) as [Identity, Identity, Identity];
});

beforeEach(async () => {
  library = await freshLibrary(alice);
});

describe("writing patterns", () => {
  test("a new pattern is of version 1, by this member, for the room", async () => {
    const held = await library.put("a", content());
    expect(held).toMatchObject({
      ...content(),
      id: "a",
      version: 1,
      usageCount: 0,
      sharedBy: alice.peerId,
      audience: "room",
      createdAt: new Date(NOW),
      updatedAt: new Date(NOW),
    });
    expect(await library.get("a")).toEqual(held);
    expect((await headOf("a")).body.clock.counter(alice.peerId)).toBe(NOW);
  });

  test("an edit keeps what it leaves out, and counts on from all that was seen", async () => {
    const theirs = await revision(bob, { version: 7, updatedAt: NOW + 60_000 });
    await outcomes(library, theirs);
    const held = await library.put("a", { name: "Better" });
    expect(held).toMatchObject({ ...content(), name: "Better", version: 8 });
    expect(held.createdAt).toEqual(new Date(NOW - 1_000));
    const again = await library.put("a", { confidence: 1 });
    expect(again.version).toBe(9);
    const { clock } = (await headOf("a")).body;
    expect(clock.counter(alice.peerId)).toBe(NOW + 1);
    expect(clock.counter(bob.peerId)).toBe(NOW + 60_000);
  });

  test("what a new pattern needs is asked for, and limits are kept", async () => {
    const { name: _, ...nameless } = content();
    await expect(library.put("a", nameless)).rejects.toThrow("name: a value for a new pattern");
    await expect(library.put("a b", content())).rejects.toThrow('got "a b"');
    await expect(library.put("a", content({ confidence: 101 }))).rejects.toThrow("confidence");
    await expect(library.put("a", content({ pattern: "\ud800" }))).rejects.toThrow("surrogate");
    expect(library.entry("a")).toBeUndefined();
  });

  test("an edit of another state than the one that counts is refused", async () => {
    const first = await library.put("a", content());
    const second = await library.put("a", { name: "2" }, first.digest);
    await expect(library.put("a", { name: "3" }, first.digest)).rejects.toThrow(
      PreconditionFailedError,
    );
    await expect(library.put("new", content(), first.digest)).rejects.toThrow("missing");
    await expect(library.delete("a", first.digest)).rejects.toThrow(second.digest);
    expect((await library.get("a"))?.name).toBe("2");
  });

  test("edits that come at once follow each other", async () => {
    await library.put("a", content());
    await Promise.all(Array.from({ length: 10 }, (_, i) => library.put("a", { name: `n${i}` })));
    expect((await library.get("a"))?.version).toBe(11);
    expect(library.state.openConflicts).toBe(0);
  });

  test("a deletion leaves a tombstone, after which a pattern may be written anew", async () => {
    const first = await library.put("a", content());
    await library.delete("a");
    expect(await library.get("a")).toBeUndefined();
    expect(await library.search()).toMatchObject({ items: [], total: 0 });
    expect(library.state.patterns).toBe(0);
    const history = await library.history("a");
    expect(history).toMatchObject([
      { version: 2, deleted: true, head: true },
      { version: 1, deleted: false, head: false, digest: first.digest },
    ]);
    expect(history[0]).not.toHaveProperty("content");
    await expect(library.delete("a")).rejects.toMatchObject({ code: "not-found" });
    expect((await library.put("a", content())).version).toBe(3);
  });

  test("a past state comes back as the newest one", async () => {
    const first = await library.put("a", content({ name: "first" }));
    await library.put("a", { name: "second" });
    await library.delete("a");
    const [tombstone] = await library.history("a");
    expect(await library.restore("a", first.digest)).toMatchObject({ name: "first", version: 4 });
    await expect(library.restore("a", tombstone!.digest)).rejects.toThrow("is a deletion");
    await expect(library.restore("b", first.digest)).rejects.toMatchObject({ code: "not-found" });
  });

  test("uses are counted by member, and only of what is there", async () => {
    await library.put("a", content());
    expect(await Promise.all([library.use("a"), library.use("a")])).toEqual([1, 2]);
    const [usage] = await library.usages(["a"]);
    const theirs = usage!.counter.usedBy(bob.peerId).usedBy(bob.peerId);
    expect(await library.mergeUsages([{ patternId: "a", counter: theirs }])).toEqual(["a"]);
    expect(await library.mergeUsages([{ patternId: "a", counter: theirs }])).toEqual([]);
    expect((await library.get("a"))?.usageCount).toBe(4);
    expect((await library.search()).items[0]?.usageCount).toBe(4);
    await expect(library.use("b")).rejects.toMatchObject({ code: "not-found" });
  });

  test("uses that came before the pattern count when it comes", async () => {
    const counter = (await library.usages(["a"]))[0]!.counter.usedBy(bob.peerId);
    await library.mergeUsages([{ patternId: "a", counter }]);
    await outcomes(library, await revision(bob));
    expect((await library.get("a"))?.usageCount).toBe(1);
    expect(library.shownTo(bob.peerId, "a")?.usage).toBe(await counter.mark());
  });
});

describe("who may hold a pattern", () => {
  test("an audience only grows", async () => {
    await library.put("a", { ...content(), audience: [] });
    expect((await library.get("a"))?.audience).toEqual([]);
    await library.share("a", [bob.peerId]);
    await library.put("a", { name: "2", audience: [carol.peerId] });
    expect((await library.get("a"))?.audience).toEqual([bob.peerId, carol.peerId].sort());
    await library.share("a");
    await library.put("a", { audience: [] });
    expect((await library.get("a"))?.audience).toBe("room");
  });

  test("sharing with those who may hold it already makes no revision", async () => {
    const held = await library.put("a", content());
    await library.share("a", [bob.peerId]);
    expect((await library.get("a"))?.digest).toBe(held.digest);
    await expect(library.share("b")).rejects.toMatchObject({ code: "not-found" });
  });

  test("the last author keeps seeing what another one edits", async () => {
    await outcomes(library, await revision(bob, { audience: [alice.peerId] }));
    const held = await library.put("a", { name: "2" });
    expect(held.audience).toEqual([alice.peerId, bob.peerId].sort());
  });

  test("each is shown the greatest revision that it may hold", async () => {
    const open = await revision(alice);
    const forBob = await revision(alice, { after: [open], audience: [bob.peerId] });
    const draft = await revision(alice, { after: [forBob], audience: [] });
    await outcomes(library, draft, open, forBob);
    expect(library.shownTo(alice.peerId, "a")?.digest).toBe(draft.digest);
    expect(library.shownTo(bob.peerId, "a")?.digest).toBe(forBob.digest);
    expect(library.shownTo(carol.peerId, "a")?.digest).toBe(open.digest);
    expect(library.entry("a")?.visible.map(({ digest }) => digest)).toEqual(
      [draft, forBob, open].map(({ digest }) => digest),
    );
    expect(library.holds("a", open.digest)).toBe(true);
    const { count } = await library.fingerprintFor(carol.peerId);
    expect(count).toBe(1);
  });

  test("a draft is shown to nobody else", async () => {
    await library.put("a", { ...content(), audience: [] });
    expect(library.shownTo(bob.peerId, "a")).toBeUndefined();
    expect(library.headsFor(bob.peerId, "", 10)).toEqual([]);
    expect(await library.fingerprintFor(bob.peerId)).toMatchObject({ count: 0 });
  });

  test("one's own draft may be restored for all who see the pattern", async () => {
    const draft = await library.put("a", { ...content({ name: "draft" }), audience: [] });
    await library.share("a");
    expect(await library.restore("a", draft.digest)).toMatchObject({
      name: "draft",
      audience: "room",
    });
  });

  test("what another one directed to few is not restored for more", async () => {
    const narrow = await revision(bob, { audience: [alice.peerId] });
    const wide = await revision(bob, { after: [narrow], content: content({ name: "wide" }) });
    await outcomes(library, narrow, wide);
    await expect(library.restore("a", narrow.digest)).rejects.toThrow("fewer people");
    expect((await library.restore("a", wide.digest)).name).toBe("wide");
  });
});

describe("settling conflicts", () => {
  test("a side that was chosen wins everywhere, and the conflict is closed", async () => {
    const [first, mine, theirs] = await conflicting();
    const [conflict] = await library.conflicts();
    expect(conflict).toMatchObject({
      patternId: "a",
      local: { digest: mine.digest, name: "mine", sharedBy: alice.peerId },
      remote: { digest: theirs.digest, name: "theirs", sharedBy: bob.peerId },
    });
    expect(conflict?.[conflict.winner].digest).toBe((await library.get("a"))?.digest);
    await conflict?.resolveWith("remote");
    expect(await library.get("a")).toMatchObject({ name: "theirs", version: 3 });
    expect(await library.conflicts()).toEqual([]);
    const elsewhere = await freshLibrary(bob);
    await outcomes(elsewhere, first, theirs, mine);
    expect(elsewhere.state.openConflicts).toBe(1);
    expect(await outcomes(elsewhere, await headOf("a"))).toEqual(["applied"]);
    expect(elsewhere.state.openConflicts).toBe(0);
  });

  test("what a person made of both sides settles it, what is left out is the winner's", async () => {
    await conflicting();
    const winner = await library.get("a");
    await library.resolve("a", { description: "of both" });
    expect(await library.get("a")).toMatchObject({ name: winner?.name, description: "of both" });
    expect(library.state.openConflicts).toBe(0);
    await expect(library.resolve("a", "local")).rejects.toMatchObject({ code: "not-found" });
  });

  test("one that was settled already stays as it is, by whatever way it is settled again", async () => {
    const [, mine, theirs] = await conflicting();
    const sides = [mine.digest, theirs.digest] as const;
    const [first, second] = [(await library.conflicts())[0]!, (await library.conflicts())[0]!];
    await Promise.all([first.resolveWith("remote"), second.resolveWith("local")]);
    await library.resolve("a", "local", sides);
    expect(await library.get("a")).toMatchObject({ name: "theirs", version: 3 });
    await expect(library.resolve("b", "local", sides)).rejects.toMatchObject({ code: "not-found" });
  });

  test("what followed the side that counts is kept with that side", async () => {
    const [, mine, theirs] = await conflicting();
    const [conflict] = await library.conflicts();
    const [counts, author] = conflict!.winner === "local" ? [mine, alice] : [theirs, bob];
    const later = await revision(author, { after: [counts], content: content({ name: "later" }) });
    await outcomes(library, later);
    await library.resolve("a", conflict!.winner, [mine.digest, theirs.digest]);
    expect(await library.get("a")).toMatchObject({ name: "later", version: 4 });
    expect(library.state.openConflicts).toBe(0);
  });

  test("what nobody compared is not set aside", async () => {
    await conflicting();
    const [conflict] = await library.conflicts();
    const newer = await revision(carol, { version: 9, content: content({ name: "newer" }) });
    await outcomes(library, newer);
    await conflict!.resolveWith("local");
    expect((await library.get("a"))?.digest).toBe(newer.digest);
    expect(library.state.openConflicts).toBe(2);
  });

  test("a deletion is a side, named by the other one", async () => {
    const first = await revision(alice);
    const edited = await revision(alice, { after: [first], content: content({ name: "kept" }) });
    const deleted = await revision(bob, { after: [first], content: undefined });
    await outcomes(library, first, edited, deleted);
    const [conflict] = await library.conflicts();
    expect(conflict).toMatchObject({
      winner: "local",
      remote: { deleted: true, name: "kept", pattern: "", description: "" },
    });
    await library.resolve("a", "remote");
    expect(await library.get("a")).toBeUndefined();
    expect(library.state).toMatchObject({ openConflicts: 0, patterns: 0 });
  });

  test("a side is not shown to people whom its author left out", async () => {
    const wide = await revision(alice, { content: content({ name: "wide" }) });
    const narrow = await revision(bob, {
      content: content({ name: "narrow" }),
      audience: [alice.peerId],
    });
    await outcomes(library, wide, narrow);
    await expect(library.resolve("a", "remote")).rejects.toThrow("directed to fewer people");
    await library.resolve("a", "local");
    expect(await library.get("a")).toMatchObject({ name: "wide", audience: "room" });
  });

  async function conflicting(): Promise<[Revision, Revision, Revision]> {
    const first = await revision(alice);
    const mine = await revision(alice, { after: [first], content: content({ name: "mine" }) });
    const theirs = await revision(bob, { after: [first], content: content({ name: "theirs" }) });
    await library.merge(items([first, mine, theirs]));
    return [first, mine, theirs];
  }
});

async function headOf(patternId: string): Promise<Revision> {
  const held = await library.get(patternId);
  const [head] = await library.revisions([parseDigest(held?.digest ?? "")]);
  return head!;
}
