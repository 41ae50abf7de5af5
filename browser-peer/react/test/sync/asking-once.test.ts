import "fake-indexeddb/auto";
import { describe, expect, test } from "vitest";
import type { Digest } from "../../src/core/revision/digest.js";
import type { Revision } from "../../src/core/revision/revision.js";
import { ANNOUNCEMENT } from "../../src/core/wire/frame.js";
import { content, people, revision } from "../library/people.js";
import { connect, type Member, members, ScriptedPeer } from "./members.js";
import { eventually } from "../support/eventually.js";

const MANY = 131;

/** These, as a peer shows them that holds them. */
function headsOf(revisions: readonly Revision[]) {
  return revisions
    .map(({ body, digest }) => ({ patternId: body.patternId, digest, usage: "0".repeat(16) }))
    .sort((one, other) => (one.patternId < other.patternId ? -1 : 1));
}

describe("a member among peers that have the same", () => {
  test("asks for each revision once, whoever announces it", async () => {
    const [one] = (await members(1, { autoSync: false })) as [Member];
    const [author] = await people(1);
    const revisions = await Promise.all(
      Array.from({ length: MANY }, (_, i) => revision(author!, { id: `a/${i}` })),
    );
    const peers = await Promise.all([1, 2, 3].map(() => ScriptedPeer.of(one)));
    for (const peer of peers) {
      await peer.hello();
      const heads = headsOf(revisions);
      await peer.frames.send({ type: "heads", run: ANNOUNCEMENT, same: false, last: true, heads });
    }
    const asked = (): readonly Digest[] =>
      peers.flatMap((peer) => peer.all("want").flatMap((want) => want.revisions));
    await eventually(() => expect(asked().length).toBeGreaterThanOrEqual(MANY));
    // Each peer's answer to a ping comes after all that it was going to be asked.
    await Promise.all(peers.map((peer, nonce) => peer.frames.send({ type: "ping", nonce })));
    await eventually(() => expect(peers.every((peer) => peer.all("pong").length === 1)).toBe(true));
    expect(asked()).toHaveLength(MANY);
    expect(new Set(asked()).size).toBe(MANY);
  });

  test("gets each revision once where it compares with all of them", async () => {
    const [one, ...others] = (await members(4)) as [Member, Member, Member, Member];
    const [author] = await people(1);
    for (let i = 0; i < MANY; i++) {
      const same = [{ revision: await revision(author!, { id: `a/${i}` }) }];
      for (const other of others) {
        await other.library.merge(same);
      }
    }
    others.forEach((other) => connect(one, other));
    await eventually(() => expect(one.results).toHaveLength(3));
    await eventually(() => expect(one.library.state.patterns).toBe(MANY));
    expect(one.total.now.received).toBe(MANY);
  });
});

describe("the lesser of two members, which does not begin", () => {
  test("knows that both have the same, as soon as it has all", async () => {
    const [greater, lesser] = (await members(2)) as [Member, Member];
    for (let i = 0; i < MANY; i++) {
      await greater.library.put(`a/${i}`, content({ name: `${i}` }));
    }
    await lesser.library.put("own", content());
    connect(greater, lesser);
    await eventually(() => expect(lesser.results).toHaveLength(1));
    expect(lesser.results[0]).not.toHaveProperty("error");
    expect(lesser.library.state.patterns).toBe(MANY + 1);
    expect(lesser.total.now.received).toBe(MANY);
    expect(greater.total.now).toMatchObject({ sent: MANY, received: 1 });
    expect(greater.results).toHaveLength(1);
  });

  test("knows it where they had the same before", async () => {
    const [greater, lesser] = (await members(2)) as [Member, Member];
    connect(greater, lesser);
    await eventually(() => expect(lesser.results).toHaveLength(1));
    expect(lesser.results[0]).toMatchObject({ sent: 0, received: 0 });
  });
});

describe("a peer that compares and then sends nothing", () => {
  test("is asked for what it showed", async () => {
    const [one] = (await members(1, { times: { step: 200 } })) as [Member];
    const [author] = await people(1);
    const held = await revision(author!, { id: "a" });
    const peer = await greaterPeer(one);
    await peer.frames.send({ type: "heads-request", run: 1, after: "" });
    let answered = 0;
    await eventually(async () => {
      for (const { run } of peer.all("heads-request").slice(answered)) {
        answered++;
        const heads = headsOf([held]);
        await peer.frames.send({ type: "heads", run, same: false, last: true, heads });
      }
      expect(peer.all("want").map((want) => want.revisions)).toEqual([[held.digest]]);
    });
    expect(answered).toBe(2);
  });
});

/** One that begins the comparison, since its id is greater. */
async function greaterPeer(one: Member): Promise<ScriptedPeer> {
  for (;;) {
    const peer = await ScriptedPeer.of(one);
    await peer.hello();
    await peer.frames.send({ type: "ping", nonce: 1 });
    await eventually(() => expect(peer.all("pong")).toHaveLength(1));
    if (peer.all("heads-request").length === 0) {
      return peer;
    }
    await peer.frames.close("its id is not the greater one");
  }
}
