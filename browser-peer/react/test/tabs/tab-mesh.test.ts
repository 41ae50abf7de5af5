import "fake-indexeddb/auto";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import type { P2PConfig } from "../../src/core/config.js";
import { deferred } from "../../src/core/flow/deferred.js";
import type { MeshSnapshot, PeerInfo } from "../../src/core/mesh.js";
import type { PageParts } from "../../src/core/page/page-parts.js";
import { packSnapshot } from "../../src/core/tabs/packing.js";
import { TabChannel } from "../../src/core/tabs/tab-channel.js";
import type { TabMessage } from "../../src/core/tabs/tab-message.js";
import { TabMesh } from "../../src/core/tabs/tab-mesh.js";
import { freshLibrary, people } from "../library/people.js";
import { eventually } from "../support/eventually.js";

type Request = (options: LockOptions, held: (lock: Lock | null) => unknown) => Promise<unknown>;

const OTHER = "b".repeat(32);
const parts: PageParts = {
  identity: async () => (await people(1))[0]!,
  library: (identity) => freshLibrary(identity, undefined, Date.now),
};

let rooms = 0;
let config: P2PConfig;
let request: Request;
let mesh: TabMesh;
let heard: TabMessage[];
let others: TabChannel;
const uncaught = vi.fn();

/** Node.js has no Web Locks; what a browser answers is each test's own. */
beforeEach(() => {
  config = { signalingUrl: "ws://127.0.0.1:9", roomId: `tabs-${rooms++}` };
  vi.stubGlobal("WebSocket", WebSocket);
  vi.stubGlobal("navigator", {
    locks: {
      request: (_: string, options: LockOptions, held: (lock: Lock | null) => unknown) =>
        request(options, held),
    },
  });
  mesh = new TabMesh(config, parts);
  heard = [];
  others = new TabChannel(config.roomId!, (message) => heard.push(message));
  process.on("unhandledRejection", uncaught);
});

afterEach(async () => {
  await mesh.stop();
  others.close();
  await new Promise(setImmediate);
  process.off("unhandledRejection", uncaught);
  vi.unstubAllGlobals();
  expect(uncaught).not.toHaveBeenCalled();
});

/** Another tab has the lock, for as long as this one waits. */
const taken: Request = async (options, held) =>
  options.ifAvailable
    ? held(null)
    : new Promise((_, reject) => {
        const { signal } = options;
        signal?.addEventListener("abort", () => reject(signal.reason as Error));
      });

/** Starts to follow a tab that says nothing but that it leads. */
async function following(): Promise<void> {
  request = taken;
  mesh.start().catch(() => undefined);
  await eventually(() => expect(heard.map(({ type }) => type)).toContain("hello"));
  const peer = { id: OTHER, dataChannelState: "open", error: null } as PeerInfo;
  const snapshot: MeshSnapshot = { ...mesh.getSnapshot(), peers: new Map([[OTHER, peer]]) };
  others.post({ type: "leader", leader: "leader", snapshot: packSnapshot(snapshot) });
  await eventually(() => expect(mesh.getSnapshot().peers.size).toBe(1));
}

function calls(name: string): readonly unknown[][] {
  return heard.flatMap((one) => (one.type === "call" && one.name === name ? [[...one.args]] : []));
}

describe("a tab", () => {
  test("that is stopped before it may lead does not lead", async () => {
    const free = deferred<Lock>();
    let served: unknown;
    request = async (_, held) => (served = await held(await free.promise));
    const starting = mesh.start();
    await mesh.stop();
    free.resolve({ name: "lock", mode: "exclusive" });
    await expect(starting).rejects.toMatchObject({ code: "stopped" });
    await eventually(() => expect(served).toBe(false));
    expect(mesh.getSnapshot().initialized).toBe(false);
  });

  test.each(["at once", "while it waits"])("says that no lock is given, %s", async (when) => {
    const errors = vi.fn();
    mesh.on("error", errors);
    const refusal = new DOMException("no locks here", "SecurityError");
    request = async (options, held) => {
      if (when !== "at once" && options.ifAvailable) {
        return held(null);
      }
      throw refusal;
    };
    await expect(mesh.start()).rejects.toMatchObject({
      code: when === "at once" ? "tabs-failed" : expect.stringMatching("tabs-failed|stopped"),
    });
    await eventually(() => expect(errors).toHaveBeenCalledOnce());
    const { error } = errors.mock.calls[0]![0] as { error: Error };
    expect(error.message).toContain("no locks here; allow site data");
    request = taken;
    mesh.start().catch(() => undefined);
    await eventually(() => expect(mesh.getSnapshot().place).toBe("other-tab"));
  });
});

describe("a tab that follows", () => {
  test("passes messages on as JSON has them", async () => {
    await following();
    const message = { at: new Date(0), say: () => "what is no JSON" };
    mesh.sendMessage(OTHER, message);
    const plain = { at: "1970-01-01T00:00:00.000Z" };
    await eventually(() => expect(calls("sendMessage")).toEqual([[OTHER, plain]]));
  });

  test("fails a call that cannot be passed on, and forgets it", async () => {
    await following();
    const edit = { name: () => "no text" } as unknown as { name: string };
    await expect(mesh.patterns.put("a", edit)).rejects.toMatchObject({ code: "invalid-field" });
    others.post({
      type: "leader",
      leader: "another",
      snapshot: packSnapshot({ ...mesh.getSnapshot(), name: "after" }),
    });
    await eventually(() => expect(mesh.getSnapshot().name).toBe("after"));
    expect(calls("put")).toEqual([]);
    await eventually(() => expect(calls("start")).toHaveLength(2));
  });

  test("tells the one that leads what was set before", async () => {
    mesh.configure({ autoSync: false });
    mesh.configure({ syncInterval: 5_000 });
    await following();
    const settings = { autoSync: false, syncInterval: 5_000 };
    await eventually(() => expect(calls("configure")).toEqual([[settings]]));
  });
});
