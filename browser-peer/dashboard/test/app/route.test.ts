import { describe, expect, it } from "vitest";
import { backendOf, findBackend } from "../../src/app/backend.js";
import { hrefOf, parseRoute, type Route } from "../../src/app/route.js";
import {
  configOf,
  FIRST_SETTINGS,
  invitedTo,
  loadSettings,
  saveSettings,
} from "../../src/app/settings.js";
import { mistakesOf } from "../../src/settings/mistakes.js";

describe("an address", () => {
  it.each<Route>([
    { page: "mesh" },
    { page: "library", filters: {} },
    { page: "library", filters: { q: "a&b=c #%", category: "unit-test", by: "x", page: 3 } },
    { page: "library", filters: {}, open: { id: "a/b:c_d.e", view: "history" } },
    { page: "library", filters: { framework: "jest" }, open: { id: "new", view: "code" } },
    { page: "new", filters: {} },
    { page: "import" },
    { page: "conflicts" },
    { page: "conflicts", id: "a/b" },
    { page: "conflicts", id: "a/b", digest: "0f" },
    { page: "settings" },
    { page: "diagnosis" },
  ])("leads back to where it came from: %j", (route) => {
    expect(parseRoute(hrefOf(route))).toEqual(route);
  });

  it("that is broken leads to no screen, and breaks nothing", () => {
    expect(parseRoute("#/nowhere")).toEqual({ page: "unknown", path: "nowhere" });
    expect(parseRoute("#/library/p/%E0%A4%A")).toMatchObject({ open: { id: "%E0%A4%A" } });
    expect(parseRoute("#/library?page=-1")).toEqual({ page: "library", filters: {} });
  });
});

describe("the back end", () => {
  const place = { protocol: "https:", host: "mesh.example", origin: "https://mesh.example" };

  it("is what the server says, else a peer in the page", () => {
    expect(backendOf({ backend: "agent" }, place)).toEqual({
      backend: "agent",
      agentUrl: "https://mesh.example",
    });
    expect(backendOf({ backend: "page", signalingUrl: "wss://s" }, place)).toEqual({
      backend: "page",
      signalingUrl: "wss://s",
    });
    for (const nothing of [undefined, null, "x", 3, { backend: "other" }]) {
      expect(backendOf(nothing, place)).toEqual({
        backend: "page",
        signalingUrl: "wss://mesh.example",
      });
    }
  });

  it("is a peer in the page where nothing answers", async () => {
    const missing = async () => new Response("no", { status: 404 });
    const html = async () => new Response("<html>");
    const dead = async () => Promise.reject(new TypeError("failed"));
    for (const ask of [missing, html, dead]) {
      expect(await findBackend({ ...place, protocol: "http:" }, ask as typeof fetch)).toEqual({
        backend: "page",
        signalingUrl: "ws://mesh.example",
      });
    }
  });
});

describe("settings", () => {
  it("are the same after a reload", () => {
    const storage = new Map<string, string>();
    const kept = {
      ...FIRST_SETTINGS,
      roomId: "alpha",
      name: "Alice",
      iceServers: [{ url: "turn:t:3478", username: "u", credential: "c" }],
      relayOnly: true,
    };
    saveSettings({ setItem: (key, value) => storage.set(key, value) }, kept);
    const reader = { getItem: (key: string) => storage.get(key) ?? null };
    expect(loadSettings(reader)).toEqual(kept);
    expect(invitedTo("?room=beta")).toBe("beta");
    expect(invitedTo("?room=no%20such")).toBeUndefined();
    expect(configOf(kept, "ws://s")).toEqual({
      signalingUrl: "ws://s",
      roomId: "alpha",
      name: "Alice",
      autoConnect: true,
      iceServers: [{ urls: "turn:t:3478", username: "u", credential: "c" }],
      iceTransportPolicy: "relay",
    });
  });

  it("that are broken fall back to the first ones, field by field", () => {
    const reading = (text: string) => loadSettings({ getItem: () => text });
    expect(reading("{")).toEqual(FIRST_SETTINGS);
    expect(reading("null")).toEqual(FIRST_SETTINGS);
    expect(reading('{"roomId":7,"name":"Alice","iceServers":[3,{"url":"stun:s"}]}')).toEqual({
      ...FIRST_SETTINGS,
      name: "Alice",
      iceServers: [{ url: "stun:s", username: "", credential: "" }],
    });
    expect(loadSettings(undefined)).toEqual(FIRST_SETTINGS);
  });

  it("that cannot work are named", () => {
    const server = (url: string, username = "") => ({ url, username, credential: username });
    const mistakes = mistakesOf({
      ...FIRST_SETTINGS,
      roomId: "two words",
      signalingUrl: "http://x",
      iceServers: [
        server("stun:s.example:3478"),
        server("http://s"),
        server("turn:t"),
        server("turns:t", "u"),
      ],
    });
    expect(Object.keys(mistakes).sort()).toEqual(["iceServers", "roomId", "signalingUrl"]);
    expect([...(mistakes.iceServers?.keys() ?? [])]).toEqual([1, 2]);
    expect(mistakesOf(FIRST_SETTINGS)).toEqual({});
  });
});
