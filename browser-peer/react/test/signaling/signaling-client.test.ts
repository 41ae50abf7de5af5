import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { BackOff } from "../../src/core/flow/back-off.js";
import type { Identity } from "../../src/core/identity/identity.js";
import { joinProof } from "../../src/core/identity/proofs.js";
import { parsePublicKey, verifies } from "../../src/core/identity/public-key.js";
import { passingIdentity } from "../../src/core/identity/stored-identity.js";
import { fromBase64url } from "../../src/core/identity/base64url.js";
import { Joining } from "../../src/core/signaling/joining.js";
import type { RoomMessage } from "../../src/core/signaling/room-message.js";
import { SignalingClient } from "../../src/core/signaling/signaling-client.js";
import type { SignalingStatus } from "../../src/core/signaling/signaling-status.js";
import { NONCE, ScriptedServer } from "./scripted-server.js";
import { eventually } from "../support/eventually.js";

const OTHER = "b".repeat(32);

let server: ScriptedServer;
let identity: Identity;
let client: SignalingClient;
let messages: RoomMessage[];
let states: SignalingStatus[];

function connect(token?: string, backOff = new BackOff(10, 20)): SignalingClient {
  client = new SignalingClient(
    { url: server.url, room: "room", joinTimeout: 60_000, ...(token ? { token } : {}) },
    new Joining(identity, "ann"),
    {
      received: (message) => void messages.push(message),
      signaling: (status) => void states.push(status),
    },
    backOff,
  );
  client.start();
  return client;
}

async function joined(): Promise<Awaited<ReturnType<ScriptedServer["visitor"]>>> {
  connect();
  const visitor = await server.visitor(1);
  visitor.challenge();
  await visitor.heard("join_room");
  visitor.welcome();
  await eventually(() => expect(client.joined).toBe(true));
  return visitor;
}

/** What hears of the network in a browser's page. */
function stubbedPage(): EventTarget {
  const page = new EventTarget();
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  vi.stubGlobal("removeEventListener", page.removeEventListener.bind(page));
  return page;
}

beforeEach(async () => {
  vi.stubGlobal("WebSocket", WebSocket);
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
  server = await ScriptedServer.start();
  identity = await passingIdentity();
  messages = [];
  states = [];
});

afterEach(async () => {
  client.stop();
  await server.stop();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("a member at the door", () => {
  test("proves its key for this socket's challenge", async () => {
    connect("secret");
    const visitor = await server.visitor(1);
    visitor.challenge();
    const join = await visitor.heard("join_room");
    const { publicKey, proof, name, token } = join.payload as Record<string, string>;
    expect({ room: join.roomId, name, token }).toEqual({
      room: "room",
      name: "ann",
      token: "secret",
    });
    const message = joinProof(NONCE, "room", identity.peerId);
    expect(await verifies(parsePublicKey(publicKey!), message, fromBase64url(proof!))).toBe(true);
    expect(states.map((status) => status.state)).toEqual(["connecting", "joining"]);
  });

  test("is in when the server says so, with who else is there", async () => {
    connect();
    const visitor = await server.visitor(1);
    visitor.challenge();
    await visitor.heard("join_room");
    const peer = { id: OTHER, name: "ben", publicKey: "key" };
    const turn = { urls: ["turn:t.example.org"], username: "u", credential: "c" };
    visitor.welcome([peer, { id: "no id" }, 7], [turn, null]);
    await eventually(() => expect(messages).toHaveLength(1));
    expect(messages[0]).toEqual({ kind: "joined", peers: [peer], iceServers: [turn] });
    expect(client.status).toEqual({ state: "joined", attempts: 0 });
  });

  test.each([
    ["room_full", "room-full", "choose another room"],
    ["invalid_proof", "not-admitted", "set `token` to the room token"],
    ["something_new", "signaling-refused", "something_new"],
    ["constructor", "signaling-refused", "constructor"],
  ])("that is refused with %s is told what to do, and tries again", async (code, kind, remedy) => {
    connect();
    const visitor = await server.visitor(1);
    visitor.challenge();
    await visitor.heard("join_room");
    visitor.say({ type: "error", payload: { code, message: "no" } });
    await eventually(() => expect(client.status.error?.code).toBe(kind));
    expect(client.status.error?.message).toContain(remedy);
    await server.visitor(2);
    expect(client.status.attempts).toBe(1);
  });

  test.each(["short", { nonce: "x".repeat(20), limits: { pingIntervalMillis: 0 } }])(
    "does not sign a challenge of another form",
    async (payload) => {
      connect();
      const visitor = await server.visitor(1);
      visitor.say({ type: "challenge", payload: payload as Record<string, unknown> });
      await server.visitor(2);
      expect(visitor.said).toEqual([]);
      expect(client.status.error?.code).toBe("signaling-unreachable");
    },
  );
});

describe("a member in the room", () => {
  test("passes messages on as the server takes them", async () => {
    const visitor = await joined();
    const candidate = { candidate: "candidate:1", sdpMid: "0", sdpMLineIndex: 0 };
    expect(client.send(OTHER, { kind: "request", session: "s", proof: "p" })).toBeUndefined();
    client.send(OTHER, { kind: "refusal", session: "s", reason: "no" });
    client.send(OTHER, { kind: "way", session: "s", candidate });
    const offer = await visitor.heard("offer");
    expect(offer).toMatchObject({
      to: OTHER,
      payload: { session: "s", request: true, proof: "p" },
    });
    expect((await visitor.heard("answer")).payload).toEqual({
      session: "s",
      refused: true,
      reason: "no",
    });
    expect((await visitor.heard("ice_candidate")).payload).toEqual({ session: "s", ...candidate });
  });

  test("sends nothing that is over the server's limit", async () => {
    await joined();
    const sdp = "x".repeat(70_000);
    expect(client.send(OTHER, { kind: "offer", session: "s", sdp, proof: "p" })).toContain(
      "over the server's limit 65536",
    );
    expect(client.joined).toBe(true);
  });

  test("hears others, and of what is wrong with what they sent", async () => {
    const visitor = await joined();
    visitor.say({ type: "offer", from: OTHER, payload: { session: "s", sdp: "v=0", proof: "p" } });
    visitor.say({ type: "offer", from: OTHER, payload: { session: "a b" } });
    visitor.say({ type: "peer_left", from: OTHER, payload: { reason: "left" } });
    visitor.say({ type: "ice_servers", payload: { iceServers: [{ urls: "stun:s.example.org" }] } });
    await eventually(() => expect(messages).toHaveLength(5));
    expect(messages.slice(1)).toEqual([
      {
        kind: "from-peer",
        peerId: OTHER,
        message: { kind: "offer", session: "s", sdp: "v=0", proof: "p" },
      },
      { kind: "dubious", peerId: OTHER, reason: expect.stringContaining('got "a b"') as string },
      { kind: "peer-left", peerId: OTHER, reason: "left" },
      { kind: "ice-servers", iceServers: [{ urls: ["stun:s.example.org"] }] },
    ]);
  });

  test("passes over what is no message, and what it does not know", async () => {
    const visitor = await joined();
    visitor.raw("{");
    visitor.raw("[]");
    visitor.say({ type: "peer_joined", payload: { id: "nobody" } });
    visitor.say({ type: "news_of_tomorrow" });
    visitor.say({ type: "error", payload: { code: "peer_not_found", message: "gone" } });
    await eventually(() => expect(messages.at(-1)?.kind).toBe("error"));
    expect(messages).toHaveLength(2);
    expect(client.joined).toBe(true);
  });

  test("answers signs of life with its own", async () => {
    connect();
    const visitor = await server.visitor(1);
    visitor.challenge({ pingIntervalMillis: 20, silenceTimeoutMillis: 120_000 });
    await visitor.heard("ping");
    visitor.say({ type: "ping", id: "p1", payload: { timestamp: 7 } });
    expect(await visitor.heard("pong")).toMatchObject({ id: "p1", payload: { timestamp: 7 } });
  });

  test("says goodbye, and does not come back", async () => {
    const visitor = await joined();
    client.stop();
    await visitor.heard("leave_room");
    await eventually(() => expect(visitor.closed).toBe(true));
    expect(client.status).toEqual({ state: "disconnected", attempts: 0 });
    expect(client.send(OTHER, { kind: "request", session: "s", proof: "p" })).toContain("away");
    expect(server.visitors).toHaveLength(1);
  });
});

describe("a member whose server is lost", () => {
  test.each([1001, 1011, 4000, 4002, 4003, 4004, 4005])("comes back after %d", async (code) => {
    const visitor = await joined();
    visitor.close(code);
    await server.visitor(2);
    expect(states.find((status) => status.error)?.error?.message).toContain(`(${code}, `);
  });

  test("counts a silent one as lost", async () => {
    connect();
    const visitor = await server.visitor(1);
    visitor.challenge({ pingIntervalMillis: 20, silenceTimeoutMillis: 60 });
    await server.visitor(2);
    expect(states.find((status) => status.error)?.error?.message).toContain("silent for 60 ms");
  });

  test("stays away when another program took its place", async () => {
    const page = stubbedPage();
    const visitor = await joined();
    visitor.close(4001);
    await eventually(() => expect(client.status.state).toBe("replaced"));
    expect(client.status.error?.message).toContain("another program joined with this member's key");
    page.dispatchEvent(new Event("online"));
    expect(client.status.state).toBe("replaced");
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(server.visitors).toHaveLength(1);
    client.start();
    await server.visitor(2);
  });

  test("tries at once when the network is back", async () => {
    const page = stubbedPage();
    connect(undefined, new BackOff(3_600_000, 3_600_000));
    (await server.visitor(1)).close(1011);
    await eventually(() => expect(client.status.state).toBe("disconnected"));
    page.dispatchEvent(new Event("online"));
    await server.visitor(2);
  });
});

describe("an address or a room that cannot be", () => {
  test.each([
    ["http://localhost:3002", "room", "signaling-url-invalid", "signalingUrl"],
    ["ws://user:secret@localhost", "room", "signaling-url-invalid", "signalingUrl"],
    ["nonsense", "room", "signaling-url-invalid", "signalingUrl"],
    ["ws://localhost:3002", "two words", "room-invalid", "roomId: 1 to 64"],
    ["ws://localhost:3002", "", "room-invalid", "roomId"],
  ])("%s, %s", (url, room, code, message) => {
    const make = (): SignalingClient =>
      new SignalingClient({ url, room }, new Joining(identity, "ann"), {
        received: () => undefined,
        signaling: () => undefined,
      });
    connect();
    expect(make).toThrowError(expect.objectContaining({ code }) as Error);
    expect(make).toThrow(message);
    expect(make).not.toThrow("secret");
  });
});
