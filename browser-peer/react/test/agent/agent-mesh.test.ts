import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AgentMesh } from "../../src/core/agent/agent-mesh.js";
import { MeshError, PreconditionFailedError } from "../../src/core/errors.js";
import type { MeshEvents } from "../../src/core/mesh.js";
import { ALICE, BOB, TestAgent, joined, pattern, peer, problem } from "../support/test-agent.js";
import { eventually } from "../support/eventually.js";

let agent: TestAgent;
let mesh: AgentMesh;

beforeEach(async () => {
  agent = await TestAgent.start();
  mesh = new AgentMesh(agent.url);
});

afterEach(async () => {
  await mesh.stop();
  await agent.stop();
});

async function started(): Promise<void> {
  await mesh.start();
  await eventually(() => expect(agent.streams).toBe(1));
}

/** The events of a name, as they come. */
function heard<E extends keyof MeshEvents>(name: E): MeshEvents[E][] {
  const events: MeshEvents[E][] = [];
  mesh.on(name, (event) => events.push(event));
  return events;
}

function thrownBy(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
}

describe("AgentMesh", () => {
  it("does nothing before it is started", () => {
    expect(mesh.getSnapshot()).toMatchObject({ place: "agent", initialized: false });
    expect(agent.asked).toEqual([]);
  });

  it("shows the agent's state once it has started", async () => {
    await started();
    expect(mesh.getSnapshot()).toMatchObject({
      initialized: true,
      localPeerId: ALICE,
      name: "Alice",
      roomId: "team",
      signaling: { url: "ws://localhost:3002", state: "joined" },
      error: null,
      sync: { lastSyncAt: new Date("2026-01-01T00:00:00Z"), syncedCount: 5 },
      library: { ready: true, change: 1 },
      iceServers: [{ url: "stun:stun.test", state: "unused" }],
    });
    expect(mesh.getSnapshot().peers.get(BOB)).toMatchObject({
      name: "Bob",
      connectionState: "connected",
      stats: { latency: 3, bytesReceived: 10, bytesSent: 20 },
    });
  });

  it("joins once however often it is started", async () => {
    await Promise.all([mesh.start(), mesh.start()]);
    await mesh.start();
    await eventually(() => expect(agent.streams).toBe(1));
    expect(agent.count("GET /api/events")).toBe(1);
  });

  it("waits for the room", async () => {
    agent.status = { ...joined(), signaling: { url: "ws://s", state: "connecting", error: null } };
    let done = false;
    const start = mesh.start().then(() => (done = true));
    await eventually(() => expect(mesh.getSnapshot().signaling.state).toBe("connecting"));
    expect(done).toBe(false);
    agent.status = joined();
    agent.emit("signaling-changed", { state: "joined" });
    await start;
  });

  it("says what to do when the agent does not answer, and finds it when it is there", async () => {
    await agent.stop();
    const message = `the agent at ${agent.url} does not answer; start it with ./mesh up`;
    await expect(mesh.start()).rejects.toMatchObject({ code: "agent-away", message });
    expect(mesh.getSnapshot().error?.message).toBe(message);
    const port = Number(new URL(agent.url).port);
    agent = await eventually(() => TestAgent.start(port)); // another program may have it for a while
    await eventually(() => expect(mesh.getSnapshot().initialized).toBe(true));
    expect(mesh.getSnapshot().error).toBeNull();
  });

  it("shows an agent that went away as disconnected", async () => {
    await started();
    await agent.stop();
    await eventually(() =>
      expect(mesh.getSnapshot()).toMatchObject({
        signaling: { state: "disconnected" },
        library: { ready: false },
        error: { code: "agent-away" },
      }),
    );
    expect(mesh.getSnapshot().peers.size).toBe(0);
    expect(mesh.getSnapshot().localPeerId).toBe(ALICE);
  });

  it.each([
    ["an address without http", "127.0.0.1:4001"],
    ["nothing", ""],
  ])("refuses %s", (_what, url) => {
    expect(() => new AgentMesh(url)).toThrow(/agentUrl: an address such as http:\/\/127/);
  });

  it("names the field of an answer that is not as agreed", async () => {
    agent.peers = [{ ...peer(BOB, "Bob"), connectionState: "asleep" }];
    await expect(mesh.start()).rejects.toMatchObject({
      code: "unexpected-answer",
      message: expect.stringContaining(
        "peers[0].connectionState: one of new, connecting",
      ) as string,
    });
  });

  it.each([
    ["registry", { registry: { reachable: false, error: "no registry" } }, "library-away"],
    ["signaling", { signaling: { url: "ws://s", state: "connecting", error: "no" } }, "signaling"],
    ["replaced", { signaling: { url: "ws://s", state: "replaced", error: null } }, "replaced"],
    ["ice", { ice: { error: "relay without TURN", servers: [] } }, "ice"],
  ])("shows what is wrong with %s", async (_what, part, code) => {
    await started();
    agent.status = { ...joined(), ...part };
    agent.emit("signaling-changed", { state: "connecting" });
    await eventually(() => expect(mesh.getSnapshot().error).toMatchObject({ code }));
  });
});

describe("its snapshot", () => {
  it("stays the same object while nothing changes", async () => {
    await started();
    const before = mesh.getSnapshot();
    const read = agent.count("GET /api/peers");
    const told = vi.fn();
    mesh.subscribe(told);
    agent.replies.set("POST /api/sync", { json: [] });
    await mesh.sync();
    agent.replies.set(`POST /api/peers/${BOB}/connect`, { status: 204 });
    await mesh.connect(BOB);
    agent.emit("import-complete", { folder: "/f", found: 1, skipped: 0 });
    await eventually(() => expect(agent.count("GET /api/peers")).toBeGreaterThan(read + 1));
    expect(mesh.getSnapshot()).toBe(before);
    expect(told).not.toHaveBeenCalled();
  });

  it("keeps the parts that did not change", async () => {
    agent.peers = [peer(ALICE, "Al"), peer(BOB, "Bob")];
    await started();
    const before = mesh.getSnapshot();
    agent.peers = [peer(ALICE, "Al"), { ...peer(BOB, "Bob"), dataChannelState: "closed" }];
    agent.emit("peer-disconnected", { peerId: BOB, reason: "gone" });
    await eventually(() => expect(mesh.getSnapshot()).not.toBe(before));
    const after = mesh.getSnapshot();
    expect(after.peers.get(ALICE)).toBe(before.peers.get(ALICE));
    expect(after.peers.get(BOB)?.dataChannelState).toBe("closed");
    expect(after.sync).toBe(before.sync);
  });

  it("counts the library's changes", async () => {
    await started();
    agent.moveLibrary();
    agent.emit("pattern-changed", { patternId: "a" });
    await eventually(() => expect(mesh.getSnapshot().library.change).toBe(2));
  });

  it("is read a few times for a thousand events", async () => {
    await started();
    const before = agent.count("GET /api/status");
    const changes = heard("pattern-changed");
    for (let i = 0; i < 1_000; i++) {
      agent.emit("pattern-changed", { patternId: `p${i}` });
    }
    await eventually(() => expect(changes).toHaveLength(1_000));
    agent.status = { ...joined(), name: "Alicia" };
    agent.emit("pattern-changed", { patternId: "last" });
    await eventually(() => expect(mesh.getSnapshot().name).toBe("Alicia"));
    // One each 50 ms while they come, so that the figure depends on the machine; not one for each.
    expect(agent.count("GET /api/status") - before).toBeLessThan(500);
  });

  it("is let go when the mesh stops", async () => {
    await started();
    await mesh.stop();
    await eventually(() => expect(agent.streams).toBe(0));
    expect(mesh.getSnapshot()).toMatchObject({
      initialized: false,
      localPeerId: ALICE,
      signaling: { state: "disconnected" },
      library: { ready: false },
    });
  });

  it("is there again after a second start", async () => {
    await started();
    await mesh.stop();
    await mesh.start();
    expect(mesh.getSnapshot()).toMatchObject({ initialized: true, library: { change: 2 } });
  });
});

describe("its events", () => {
  it("bring a received pattern whole, with dates", async () => {
    const received = heard("pattern-received");
    await started();
    agent.hold(pattern("repo/a.spec.ts"));
    agent.emit("pattern-received", { peerId: BOB, patternId: "repo/a.spec.ts", deleted: false });
    await eventually(() => expect(received).toHaveLength(1));
    expect(received[0]?.peerId).toBe(BOB);
    expect(received[0]?.pattern).toMatchObject({
      id: "repo/a.spec.ts",
      category: "e2e-test",
      updatedAt: new Date("2026-01-02T00:00:00Z"),
    });
  });

  it("tell of a received deletion as a change", async () => {
    const [received, changed] = [heard("pattern-received"), heard("pattern-changed")];
    await started();
    agent.emit("pattern-received", { peerId: BOB, patternId: "a", deleted: true });
    await eventually(() => expect(changed).toEqual([{ patternId: "a", deleted: true }]));
    expect(received).toEqual([]);
  });

  it("read no received pattern when nobody listens", async () => {
    const changed = heard("pattern-changed");
    await started();
    agent.hold(pattern("a"));
    agent.emit("pattern-received", { peerId: BOB, patternId: "a", deleted: false });
    await eventually(() => expect(changed).toHaveLength(1));
    expect(agent.count("GET /api/patterns/a")).toBe(0);
  });

  it("come after a broken stream too, none left out", async () => {
    const connected = heard("peer-connected");
    await started();
    agent.emit("peer-connected", { peerId: BOB, name: "one" });
    await eventually(() => expect(connected).toHaveLength(1));
    agent.breakStreams();
    agent.emit("peer-connected", { peerId: BOB, name: "two" });
    await eventually(() => expect(connected.map(({ name }) => name)).toEqual(["one", "two"]));
  });

  it("come again after an answer that is no stream", async () => {
    agent.replies.set("GET /api/events", problem(503, "not yet"));
    await mesh.start();
    agent.replies.clear();
    await eventually(() => expect(agent.streams).toBe(1));
  });

  it("are those of the mesh", async () => {
    const all = {
      state: heard("signaling-changed"),
      refused: heard("peer-refused"),
      revision: heard("revision-refused"),
      complete: heard("sync-complete"),
      failed: heard("sync-error"),
      resolved: heard("conflict-resolved"),
      message: heard("message"),
    };
    await started();
    agent.emit("signaling-changed", { state: "replaced" });
    agent.emit("peer-refused", { peerId: BOB, reason: "forged" });
    agent.emit("revision-refused", { peerId: BOB, patternId: "a", reason: "late" });
    const result = { peerId: BOB, sent: 1, received: 2, conflicts: 0, durationMs: 7 };
    agent.emit("sync-complete", result);
    agent.emit("sync-error", { peerId: BOB, durationMs: 3, message: "channel closed" });
    agent.emit("conflict-resolved", { patternId: "a", digest: "00" });
    agent.emit("message", { peerId: BOB, message: { hello: [1] } });
    await eventually(() => expect(all.message).toEqual([{ peerId: BOB, message: { hello: [1] } }]));
    expect(all).toMatchObject({
      state: [{ state: "replaced" }],
      refused: [{ peerId: BOB, reason: "forged" }],
      revision: [{ peerId: BOB, reason: "late" }],
      complete: [result],
      failed: [{ peerId: BOB, error: { message: "channel closed", code: "sync-failed" } }],
      resolved: [{ patternId: "a" }],
    });
    await eventually(() => expect(mesh.getSnapshot().sync.error?.message).toBe("channel closed"));
    agent.emit("sync-complete", result);
    await eventually(() => expect(mesh.getSnapshot().sync.error).toBeUndefined());
  });

  it("that are not as agreed are errors", async () => {
    const errors = heard("error");
    await started();
    agent.emit("peer-connected", { name: "Bob" });
    await eventually(() => expect(errors).toHaveLength(1));
    expect(errors[0]?.error.message).toMatch(/^peer-connected.peerId: text expected/);
  });
});

describe("its actions", () => {
  it("fail with the agent's words", async () => {
    agent.replies.set("PUT /api/patterns/a", problem(400, "confidence: 0 to 100 expected"));
    await expect(mesh.patterns.put("a", { confidence: 101 })).rejects.toMatchObject({
      code: "invalid-field",
      message: "confidence: 0 to 100 expected",
    });
    agent.replies.set("PUT /api/patterns/a", problem(412, "a changed"));
    expect(await thrownBy(mesh.patterns.put("a", {}, "00"))).toBeInstanceOf(
      PreconditionFailedError,
    );
    expect(agent.last("PUT /api/patterns/a")?.headers["if-match"]).toBe('"00"');
    agent.replies.set(`POST /api/peers/${BOB}/connect`, problem(409, "Bob is not here"));
    expect(await thrownBy(mesh.connect(BOB))).toMatchObject({ message: "Bob is not here" });
  });

  it("write only what a user writes", async () => {
    const changed = heard("pattern-changed");
    agent.hold(pattern("a/b c"));
    const held = await mesh.patterns.get("a/b c");
    expect(held?.createdAt).toEqual(new Date("2026-01-01T00:00:00Z"));
    const written = await mesh.patterns.put("a/b c", { ...held, name: "New" });
    expect(written.name).toBe("New");
    expect(Object.keys(agent.last("PUT /api/patterns/a/b c")?.body as object).sort()).toEqual([
      "audience",
      "category",
      "confidence",
      "description",
      "framework",
      "name",
      "pattern",
    ]);
    expect(changed).toEqual([{ patternId: "a/b c", deleted: false }]);
  });

  it("show an own edit at once", async () => {
    await started();
    const before = mesh.getSnapshot().library.change;
    await mesh.patterns.put("a", { name: "New" });
    await eventually(() => expect(mesh.getSnapshot().library.change).toBe(before + 1));
  });

  it("find nothing where nothing is", async () => {
    expect(await mesh.patterns.get("none")).toBeUndefined();
    agent.replies.set("GET /api/patterns/gone", problem(410, "deleted"));
    expect(await mesh.patterns.get("gone")).toBeUndefined();
  });

  it("search", async () => {
    agent.hold({ ...pattern("a"), pattern: undefined, codeOmitted: true });
    const page = await mesh.patterns.search({ q: "log in", page: 0, size: 20 });
    expect(page.items[0]).toMatchObject({ id: "a", pattern: "", codeOmitted: true });
    expect(Object.fromEntries(agent.last("GET /api/patterns")?.query ?? [])).toEqual({
      q: "log in",
      page: "0",
      size: "20",
    });
  });

  it("restore by hand where the agent cannot", async () => {
    const past = { ...pattern("a"), name: "Old", digest: "cd".repeat(32), deleted: false };
    agent.hold(pattern("a"));
    agent.replies.set("GET /api/patterns/a/history", { json: { items: [past], total: 1 } });
    agent.replies.set("POST /api/patterns/a/restore", problem(405, "HTTP 405 Method Not Allowed"));
    expect((await mesh.patterns.restore("a", past.digest)).name).toBe("Old");
    expect(await thrownBy(mesh.patterns.restore("a", "00"))).toMatchObject({ code: "not-found" });
  });

  it("count facets where the agent can", async () => {
    expect(await mesh.patterns.facets()).toBeUndefined();
    const counts = { categories: { "e2e-test": 2 }, frameworks: { jest: 2 }, sharedBy: {} };
    agent.replies.set("GET /api/facets", { json: counts });
    expect((await mesh.patterns.facets())?.categories.get("e2e-test")).toBe(2);
  });

  it("settle conflicts", async () => {
    const local = { ...pattern("a"), deleted: false, head: false };
    const remote = {
      ...pattern("a"),
      name: undefined,
      category: undefined,
      deleted: true,
      head: true,
    };
    agent.conflicts = [
      {
        patternId: "a",
        local,
        remote,
        localVersion: 2,
        remoteVersion: 3,
        localUpdatedAt: "2026-01-01T00:00:00Z",
        remoteUpdatedAt: "2026-01-02T00:00:00Z",
      },
    ];
    agent.replies.set("POST /api/conflicts/a/resolution", { status: 204 });
    const [conflict] = await mesh.conflicts();
    expect(conflict).toMatchObject({
      winner: "remote",
      remote: { deleted: true, name: "Pattern a", pattern: "" },
      remoteUpdatedAt: new Date("2026-01-02T00:00:00Z"),
    });
    expect((await mesh.conflicts())[0]?.resolveWith).toBe(conflict?.resolveWith);
    await conflict?.resolveWith("local");
    expect(agent.last("POST /api/conflicts/a/resolution")?.body).toEqual({ choose: "local" });
    await mesh.resolve("a", { name: "Both" });
    expect(agent.last("POST /api/conflicts/a/resolution")?.body).toEqual({
      pattern: { name: "Both" },
    });
    agent.replies.set("POST /api/conflicts/a/resolution", problem(404, "a has no conflict"));
    await conflict?.resolveWith("remote"); // another page of this agent was first
    await expect(mesh.resolve("a", "remote")).rejects.toMatchObject({ code: "not-found" });
  });

  it("compare libraries", async () => {
    agent.replies.set("POST /api/sync", {
      json: [{ peerId: BOB, sent: 1, received: 2, conflicts: 0, error: "it closed" }],
    });
    const [result] = await mesh.sync(BOB);
    expect(agent.last("POST /api/sync")?.body).toEqual({ peerId: BOB });
    expect(result).toMatchObject({ peerId: BOB, sent: 1, received: 2 });
    expect(result?.error).toBeInstanceOf(MeshError);
    expect(result?.durationMs).toBeGreaterThanOrEqual(0);
  });

  it("send messages over open channels only", async () => {
    agent.replies.set(`POST /api/peers/${BOB}/message`, { status: 204 });
    expect(() => mesh.sendMessage(BOB, "hi")).toThrow(/the data channel to bob.* is closed/);
    await started();
    mesh.sendMessage(BOB, { hi: true });
    const path = `POST /api/peers/${BOB}/message`;
    await eventually(() => expect(agent.last(path)?.body).toEqual({ message: { hi: true } }));
    expect(() => mesh.sendMessage(BOB, "x".repeat(16_383))).toThrow(/at most 16384 bytes/);
    expect(() => mesh.sendMessage(BOB, undefined)).toThrow(/got undefined/);
  });

  it("send messages in their order, a bounded number at a time", async () => {
    const path = `POST /api/peers/${BOB}/message`;
    agent.replies.set(path, { status: 204 });
    await started();
    const numbers = Array.from({ length: 201 }, (_, i) => i);
    numbers.forEach((number) => mesh.sendMessage(BOB, number));
    expect(() => mesh.sendMessage(BOB, 201)).toThrow(/more than 200 messages wait/);
    await eventually(() => expect(agent.count(path)).toBe(201));
    const sent = agent.asked.filter(({ what }) => what === path).map(({ body }) => body);
    expect(sent).toEqual(numbers.map((message) => ({ message })));
  });

  it("say so when an older agent cannot send messages", async () => {
    const errors = heard("error");
    await started();
    mesh.sendMessage(BOB, 1);
    await eventually(() => expect(errors).toHaveLength(1));
    expect(errors[0]?.error).toMatchObject({ code: "unsupported" });
    expect(errors[0]?.error.message).toContain(`has no POST /api/peers/${BOB}/message`);
  });
});
