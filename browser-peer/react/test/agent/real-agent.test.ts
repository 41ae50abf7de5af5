import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AgentMesh } from "../../src/core/agent/agent-mesh.js";
import { PreconditionFailedError } from "../../src/core/errors.js";
import { PatternCategory, type Conflict, type SharedPattern } from "../../src/core/index.js";
import { eventually } from "../support/eventually.js";

/** Two agents of one room: those that the end-to-end tests start for this, or those of ./mesh up. */
const [first, second] = (process.env.PATTERNMESH_TEST_AGENTS ?? "").split(",");

describe.skipIf(second === undefined)(
  "the meshes of two running agents",
  { timeout: 60_000 },
  () => {
    const [alice, bob] = [
      new AgentMesh(first || "http://none"),
      new AgentMesh(second ?? "http://none"),
    ];
    const id = `browser/${Date.now()}/a.spec.ts`;

    beforeAll(async () => {
      await Promise.all([alice.start(), bob.start()]);
      await alice.connect(bob.getSnapshot().localPeerId);
    });
    afterAll(() => Promise.all([alice.stop(), bob.stop()]));

    it("see each other", async () => {
      const { localPeerId } = bob.getSnapshot();
      await eventually(() =>
        expect(alice.getSnapshot().peers.get(localPeerId)?.dataChannelState).toBe("open"),
      );
    });

    it("share what one of them writes", async () => {
      const received: SharedPattern[] = [];
      bob.on("pattern-received", ({ pattern }) => received.push(pattern));
      const change = alice.getSnapshot().library.change;
      const written = await alice.patterns.put(id, {
        name: "Logs in",
        category: PatternCategory.E2E_TEST,
        framework: "playwright",
        pattern: "test('logs in', () => {})",
        audience: "room",
      });
      expect(written).toMatchObject({ id, version: 1, confidence: 50, audience: "room" });
      await eventually(() => expect(alice.getSnapshot().library.change).toBeGreaterThan(change));
      await eventually(() => expect(received.map((one) => one.id)).toContain(id));
      const found = await bob.patterns.search({ q: "logs", category: PatternCategory.E2E_TEST });
      expect(found.items.map((item) => item.id)).toContain(id);
      expect(await bob.patterns.use(id)).toBe(1);
    });

    it("refuse an edit of what was changed meanwhile", async () => {
      const before = await alice.patterns.get(id);
      await alice.patterns.put(id, { name: "Logs in well" }, before?.digest);
      await expect(alice.patterns.put(id, { name: "x" }, before?.digest)).rejects.toBeInstanceOf(
        PreconditionFailedError,
      );
      await expect(alice.patterns.put(id, { confidence: 101 })).rejects.toMatchObject({
        code: "invalid-field",
      });
    });

    it("bring a past state back", async () => {
      const history = await alice.patterns.history(id);
      expect(history.map((past) => [past.version, past.head])).toEqual([
        [2, true],
        [1, false],
      ]);
      const restored = await alice.patterns.restore(id, history[1]?.digest ?? "");
      expect(restored).toMatchObject({ name: "Logs in", version: 3 });
    });

    it("settle a conflict for both", async () => {
      await eventually(async () => expect((await bob.patterns.get(id))?.version).toBe(3));
      const met: Conflict[] = [];
      bob.on("conflict", (conflict) => met.push(conflict));
      await alice.disconnect(bob.getSnapshot().localPeerId);
      await eventually(() => expect(connected(alice, bob)).toBe(false));
      await alice.patterns.put(id, { name: "Alice's" });
      await bob.patterns.put(id, { name: "Bob's" });
      await alice.connect(bob.getSnapshot().localPeerId);
      await alice.sync(bob.getSnapshot().localPeerId);
      await eventually(() => expect(met.map((one) => one.patternId)).toContain(id));
      const conflict = (await bob.conflicts()).find((one) => one.patternId === id);
      expect([conflict?.local.name, conflict?.remote.name].sort()).toEqual(["Alice's", "Bob's"]);
      await conflict?.resolveWith({ name: "Ours" });
      await eventually(async () => expect((await alice.patterns.get(id))?.name).toBe("Ours"));
    });

    it("count what they hold", async () => {
      const facets = await alice.patterns.facets();
      expect(facets?.categories.get("e2e-test")).toBeGreaterThan(0);
      expect(facets?.frameworks.get("playwright")).toBeGreaterThan(0);
    });

    it("send each other messages in their order", async () => {
      const heard: unknown[] = [];
      bob.on("message", ({ peerId, message }) => {
        expect(peerId).toBe(alice.getSnapshot().localPeerId);
        heard.push(message);
      });
      await eventually(() => expect(connected(alice, bob)).toBe(true));
      const messages = [{ hello: "Bob" }, ["a", 1, null], "text\u2028", 0, null];
      messages.forEach((message) => alice.sendMessage(bob.getSnapshot().localPeerId, message));
      await eventually(() => expect(heard).toEqual(messages));
    });

    it("delete for both", async () => {
      await alice.patterns.delete(id);
      await eventually(async () => expect(await bob.patterns.get(id)).toBeUndefined());
    });
  },
);

function connected(one: AgentMesh, other: AgentMesh): boolean {
  const peer = one.getSnapshot().peers.get(other.getSnapshot().localPeerId);
  return peer?.dataChannelState === "open";
}
