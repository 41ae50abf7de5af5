import "fake-indexeddb/auto";
import { describe, expect, test } from "vitest";
import type { PatternEdit } from "../../src/core/pattern/shared-pattern.js";
import { content, people, revision } from "../library/people.js";
import { connect, type Member, members, ScriptedPeer } from "./members.js";
import { eventually } from "../support/eventually.js";

/** What a member shows of its library to the other. */
async function shown(member: Member, to: Member): Promise<unknown> {
  return member.library.fingerprintFor(to.identity.peerId);
}

async function equal(one: Member, other: Member): Promise<void> {
  await eventually(async () => expect(await shown(one, other)).toEqual(await shown(other, one)));
}

async function put(member: Member, id: string, edit: PatternEdit = content()): Promise<void> {
  await member.library.put(id, edit);
}

describe("two members that meet", () => {
  test("hold the same afterwards, over many pages of heads", { timeout: 60_000 }, async () => {
    const [one, other] = (await members(2)) as [Member, Member];
    for (let i = 0; i < 1_100; i++) {
      await put(one, `one/${i}`);
      if (i % 4 === 0) {
        await put(other, `other/${i}`);
      }
    }
    await one.library.use("one/3");
    connect(one, other);
    await equal(one, other);
    expect(other.library.state.patterns).toBe(1_375);
    expect((await other.library.get("one/3"))?.usageCount).toBe(1);
    expect(other.total.now).toMatchObject({ sent: 275, received: 1_100, refused: 0 });
    expect(one.ends).toEqual([]);
  });

  test("find equal libraries equal, and send nothing", async () => {
    const [one, other] = (await members(2)) as [Member, Member];
    await put(one, "a");
    const [end] = connect(one, other);
    await equal(one, other);
    const before = end.bytesSent;
    const [result] = await one.engine.sync();
    expect(result).toMatchObject({ sent: 0, received: 0 });
    expect(end.bytesSent - before).toBeLessThan(200);
  });

  test("keep from each other what is not for them", async () => {
    const [one, other] = (await members(2)) as [Member, Member];
    const [stranger] = await people(1);
    await put(one, "secret", { ...content(), audience: [stranger!.peerId] });
    await put(one, "shared", { ...content(), audience: [other.identity.peerId] });
    connect(one, other);
    await equal(one, other);
    expect(await other.library.get("secret")).toBeUndefined();
    expect(await other.library.get("shared")).toBeDefined();
  });

  test("get what changes at once, deletions and uses too", async () => {
    const [one, other] = (await members(2, { autoSync: false })) as [Member, Member];
    connect(one, other);
    await put(one, "a");
    await eventually(async () => expect(await other.library.get("a")).toBeDefined());
    await other.library.use("a");
    await eventually(async () => expect((await one.library.get("a"))?.usageCount).toBe(1));
    await other.library.delete("a");
    await eventually(async () => expect(await one.library.get("a")).toBeUndefined());
    expect(one.results).toEqual([]);
  });

  test("both see a conflict, and what settles it", async () => {
    const [one, other] = (await members(2)) as [Member, Member];
    await put(one, "a");
    const ends = connect(one, other);
    await equal(one, other);
    ends[0].close("apart");
    await eventually(() => expect(other.ends).toHaveLength(1));
    await put(one, "a", { name: "One" });
    await put(other, "a", { name: "Other" });
    connect(one, other);
    await equal(one, other);
    expect((await one.library.conflicts()).map((each) => each.patternId)).toEqual(["a"]);
    await eventually(async () => expect(await other.library.conflicts()).toHaveLength(1));
    await other.library.resolve("a", "remote");
    await eventually(async () => expect(await one.library.conflicts()).toEqual([]));
    await equal(one, other);
  });
});

describe("a member between two others", () => {
  test("announces what came to it, and whoever lacks it asks", async () => {
    const [one, middle, other] = (await members(3)) as [Member, Member, Member];
    connect(one, middle);
    connect(middle, other);
    await put(one, "a");
    await eventually(async () => expect(await other.library.get("a")).toBeDefined());
    expect((await other.library.get("a"))?.sharedBy).toBe(one.identity.peerId);
    expect(other.received).toHaveLength(1);
  });
});

describe("a peer that takes nothing", () => {
  test("makes no more changes wait than may, a comparison finds them all", async () => {
    const [one] = (await members(1, { autoSync: false, maxPendingPatterns: 5 })) as [Member];
    const peer = await ScriptedPeer.of(one);
    await peer.hello({ credit: 0 });
    await eventually(() => expect(peer.all("ping").length).toBeGreaterThan(0));
    for (let i = 0; i < 5; i++) {
      await put(one, `a/${i}`);
    }
    expect(peer.all("heads-request")).toEqual([]);
    for (let i = 5; i < 12; i++) {
      await put(one, `a/${i}`);
      expect(one.engine.pending).toBeLessThanOrEqual(5);
    }
    await eventually(() => expect(peer.all("heads-request")).toHaveLength(1));
  });
});

describe("credit", () => {
  test("holds back what the other side has no room for", async () => {
    const [one] = (await members(1)) as [Member];
    for (let i = 0; i < 10; i++) {
      await put(one, `a/${i}`);
    }
    const peer = await ScriptedPeer.of(one);
    await peer.hello({ credit: 3 });
    const all = [...one.library.headsFor(peer.frames.remote.id, "", 10)];
    const sent = (): number =>
      peer.all("revisions").reduce((sum, frame) => sum + frame.revisions.length, 0);
    await peer.frames.send({ type: "want", revisions: all.map((h) => h.digest), usages: [] });
    await eventually(() => expect(sent()).toBe(3));
    await peer.frames.send({ type: "ping", nonce: 7 });
    await eventually(() => expect(peer.all("pong")).toEqual([{ type: "pong", nonce: 7 }]));
    expect(sent()).toBe(3);
    await peer.frames.send({ type: "credit", n: 6 });
    await eventually(() => expect(sent()).toBe(9));
    await peer.frames.send({ type: "credit", n: 6 });
    await eventually(() => expect(sent()).toBe(10));
  });

  test("cuts off a peer that sends without it", async () => {
    const [one] = (await members(1, { times: { window: 4 } })) as [Member];
    const [author] = await people(1);
    const peer = await ScriptedPeer.of(one);
    await peer.hello();
    const revisions = await Promise.all(
      Array.from({ length: 5 }, (_, i) => revision(author!, { id: `a/${i}` })),
    );
    await peer.frames.send({ type: "revisions", revisions, missing: [], traces: [] });
    await eventually(() =>
      expect(peer.all("bye")[0]?.reason).toContain("had less credit than that"),
    );
    expect(await peer.end.closed).toBe("the peer closed the channel");
  });

  test("is given back when what came was merged", async () => {
    const [one] = (await members(1, { times: { window: 4 } })) as [Member];
    const [author] = await people(1);
    const peer = await ScriptedPeer.of(one);
    await peer.hello();
    for (let i = 0; i < 12; i++) {
      const revisions = [await revision(author!, { id: `a/${i}` })];
      await peer.frames.send({ type: "revisions", revisions, missing: [], traces: [] });
      await eventually(() =>
        expect(peer.all("credit").reduce((sum, { n }) => sum + n, 0)).toBe(i + 1),
      );
    }
    expect(one.library.state.patterns).toBe(12);
  });
});

describe("what a peer asks for", () => {
  test("is answered as missing where it may not hold it, or nobody has it", async () => {
    const [one] = (await members(1)) as [Member];
    await put(one, "draft", { ...content(), audience: [] });
    const digest = one.library.entry("draft")!.visible[0]!.digest;
    const unknown = (await revision((await people(1))[0]!, { id: "b" })).digest;
    const peer = await ScriptedPeer.of(one);
    await peer.hello();
    await peer.frames.send({ type: "want", revisions: [digest, unknown], usages: ["draft"] });
    await eventually(() =>
      expect(peer.all("revisions").flatMap((frame) => frame.missing)).toHaveLength(2),
    );
    await eventually(() => expect(peer.all("usage")).toHaveLength(1));
    expect(peer.all("usage")[0]?.usages[0]?.counter.total()).toBe(0);
    expect(peer.all("revisions").flatMap((frame) => frame.revisions)).toEqual([]);
  });

  test("ends the session beyond 2,000 items at once", async () => {
    const [one] = (await members(1)) as [Member];
    const peer = await ScriptedPeer.of(one);
    await peer.hello({ credit: 0 });
    for (let n = 0; n < 3; n++) {
      const usages = Array.from({ length: 1_000 }, (_, i) => `${n}/${i}`);
      await peer.frames.send({ type: "want", revisions: [], usages });
    }
    await eventually(() => expect(peer.all("bye")[0]?.reason).toContain("2000 items"));
  });
});

describe("a peer that breaks the protocol is told why, and its session ends", () => {
  test.each<[string, (peer: ScriptedPeer) => Promise<void>, string]>([
    [
      "no hello",
      (peer) => peer.frames.send({ type: "ping", nonce: 1 }),
      "first frame is not hello",
    ],
    ["another room", (peer) => peer.hello({ room: "elsewhere" }), "another room"],
    ["another protocol", (peer) => peer.hello({ protocol: 2 }), "speaks protocol 2"],
    ["hello twice", async (peer) => (await peer.hello(), peer.hello()), "hello twice"],
    ["no frame", (peer) => peer.end.send([Uint8Array.of(0, 0xff)]), ""],
    ["no message", (peer) => peer.end.send([Uint8Array.of(9)]), "first byte 0 or 1 expected"],
    [
      "no JSON",
      async (peer) => (await peer.hello(), peer.frames.send({ type: "message", text: "{" })),
      "JSON",
    ],
  ])("%s", async (_, misbehave, reason) => {
    const [one] = (await members(1)) as [Member];
    const peer = await ScriptedPeer.of(one);
    await misbehave(peer);
    await eventually(() => expect(peer.all("bye")).toHaveLength(1));
    expect(peer.all("bye")[0]?.reason).toContain(reason);
    expect(one.ends).toHaveLength(1);
    expect(one.engine.session(peer.frames.remote.id)).toBeUndefined();
  });

  test("silence", async () => {
    const [one] = (await members(1, { times: { heartbeat: 20, silence: 60 } })) as [Member];
    const peer = await ScriptedPeer.of(one);
    await peer.hello();
    await eventually(() => expect(one.ends[0]).toContain("no sign of life"));
  });

  test("no hello in time", async () => {
    const [one] = (await members(1, { times: { hello: 50 } })) as [Member];
    await ScriptedPeer.of(one);
    await eventually(() => expect(one.ends[0]).toContain("did not say hello"));
  });
});

describe("a forged revision", () => {
  test("is refused, counted and told, and what is good is kept", async () => {
    const [one] = (await members(1)) as [Member];
    const [author] = await people(1);
    const good = await revision(author!, { id: "good" });
    const forged = { ...(await revision(author!, { id: "forged" })) };
    const signature = forged.signature.slice();
    signature[0]! ^= 1;
    const encoded = forged.encoded.slice();
    const at = encoded.length - signature.length;
    encoded[at]! ^= 1;
    const peer = await ScriptedPeer.of(one);
    await peer.hello();
    await peer.frames.send({
      type: "revisions",
      revisions: [{ ...forged, signature, encoded }, good],
      missing: [],
      traces: [],
    });
    await eventually(() => expect(one.library.state.patterns).toBe(1));
    await eventually(() => expect(one.refused).toHaveLength(1));
    expect(one.refused[0]).toContain("forged");
    expect(one.total.now).toMatchObject({ received: 1, refused: 1 });
    expect(one.ends).toEqual([]);
  });
});

describe("a comparison", () => {
  test("fails when the peer lists nothing, and the session goes on", async () => {
    const [one] = (await members(1, { autoSync: false, times: { step: 50 } })) as [Member];
    const peer = await ScriptedPeer.of(one);
    await peer.hello();
    const [result] = await one.engine.sync();
    expect(result?.error?.message).toContain("did not list its heads");
    await eventually(() => expect(peer.all("cancel")).toHaveLength(1));
    expect(one.ends).toEqual([]);
  });

  test("can be cancelled", async () => {
    const [one] = (await members(1, { autoSync: false })) as [Member];
    const peer = await ScriptedPeer.of(one);
    await peer.hello();
    const running = one.engine.sync();
    await eventually(() => expect(peer.all("heads-request")).toHaveLength(1));
    one.engine.cancelSync();
    expect((await running)[0]?.error?.message).toContain("cancelled");
    await eventually(() => expect(peer.all("cancel")).toHaveLength(1));
  });

  test("that waits is given up when the session ends", async () => {
    const [one] = (await members(1, { autoSync: false })) as [Member];
    const peer = await ScriptedPeer.of(one);
    await peer.hello();
    const running = one.engine.sync();
    await eventually(() => expect(peer.all("heads-request")).toHaveLength(1));
    await peer.frames.send({ type: "bye", reason: "enough" });
    expect((await running)[0]?.error?.message).toContain("the session ended");
    expect(one.ends[0]).toContain("enough");
  });

  test("does not believe heads that do not ascend", async () => {
    const [one] = (await members(1, { autoSync: false })) as [Member];
    const peer = await ScriptedPeer.of(one);
    await peer.hello();
    const running = one.engine.sync();
    await eventually(() => expect(peer.all("heads-request")).toHaveLength(1));
    const [author] = await people(1);
    const { digest } = await revision(author!, {});
    const heads = ["b", "a"].map((patternId) => ({ patternId, digest, usage: "0".repeat(16) }));
    await peer.frames.send({ type: "heads", run: 1, same: false, last: true, heads });
    expect((await running)[0]?.error?.message).toContain("do not ascend: a after b");
  });
});

describe("messages of the application", () => {
  test("arrive as they were sent", async () => {
    const [one, other] = (await members(2)) as [Member, Member];
    connect(one, other);
    const session = await eventually(() => {
      const found = one.engine.session(other.identity.peerId);
      expect(found).toBeDefined();
      return found!;
    });
    session.message({ list: [1, "ü", null] });
    session.message("second");
    await eventually(() => expect(other.messages).toHaveLength(2));
    expect(other.messages).toEqual([{ list: [1, "ü", null] }, "second"]);
  });

  test("are refused here when too long, no JSON, or too many", async () => {
    const [one, other] = (await members(2)) as [Member, Member];
    connect(one, other);
    const session = one.engine.session(other.identity.peerId)!;
    expect(() => session.message("ü".repeat(8_192))).toThrow(
      "at most 16384 bytes of JSON expected",
    );
    expect(() => session.message(undefined)).toThrow("got undefined");
    expect(() => {
      for (let i = 0; i < 500; i++) {
        session.message(i);
      }
    }).toThrow("a second may be sent");
  });

  test("end the session of a peer that floods", async () => {
    const [one] = (await members(1)) as [Member];
    const peer = await ScriptedPeer.of(one);
    await peer.hello();
    const flood = 3_000; // what may come in 28 seconds
    await Promise.allSettled(
      Array.from({ length: flood }, (_, i) => peer.frames.send({ type: "message", text: `${i}` })),
    );
    await eventually(() => expect(peer.all("bye")[0]?.reason).toContain("messages a second"));
    expect(one.messages.length).toBeLessThan(flood);
  });
});
