import { describe, expect, test, vi } from "vitest";
import { MeshError, PreconditionFailedError } from "../../src/core/errors.js";
import type { Conflict, Mesh, MeshSnapshot } from "../../src/core/mesh.js";
import {
  packError,
  packEvent,
  packResult,
  packSnapshot,
  unpackError,
  unpackEvent,
  unpackResult,
  unpackSnapshot,
} from "../../src/core/tabs/packing.js";

const SNAPSHOT: MeshSnapshot = {
  place: "page",
  initialized: true,
  localPeerId: "me",
  name: "Ann",
  roomId: "room",
  signaling: { url: "ws://localhost", state: "joined" },
  error: new MeshError("room-full", "no place"),
  peers: new Map([
    [
      "other",
      {
        id: "other",
        name: "Ben",
        present: true,
        connectionState: "failed",
        dataChannelState: "closed",
        disconnectedByUser: false,
        stats: { bytesReceived: 1, bytesSent: 2 },
        error: new MeshError("no-route", "no way"),
      },
    ],
  ]),
  sync: {
    syncing: false,
    lastSyncAt: new Date(7),
    pendingCount: 0,
    syncedCount: 0,
    sent: 0,
    received: 0,
    conflicts: 0,
    refused: 0,
    error: new MeshError("sync-failed", "late"),
  },
  library: { ready: true, patterns: 3, openConflicts: 0, change: 9 },
  iceServers: [],
};

const MESH = { resolve: vi.fn(() => Promise.resolve()) } as unknown as Mesh;

describe("what crosses to another tab", () => {
  test("a snapshot, with its errors, map and dates", () => {
    const there = unpackSnapshot(structuredClone(packSnapshot(SNAPSHOT)));
    expect(there).toEqual({ ...SNAPSHOT, place: "other-tab" });
    expect(there.error).toBeInstanceOf(MeshError);
    expect(there.peers.get("other")?.error).toMatchObject({ code: "no-route" });
  });

  test("an error, of its kind", () => {
    const there = unpackError(structuredClone(packError(new PreconditionFailedError("moved"))));
    expect(there).toBeInstanceOf(PreconditionFailedError);
    expect(there).toMatchObject({ code: "precondition-failed", message: "moved" });
    expect(unpackError(packError("odd"))).toMatchObject({ code: "failed", message: "odd" });
  });

  test("a conflict, that can be settled there", async () => {
    const conflict = {
      patternId: "a",
      local: { digest: "l" },
      remote: { digest: "r" },
      resolveWith: () => Promise.reject(new Error()),
    };
    const packed = structuredClone(packEvent("conflict", conflict as unknown as Conflict));
    await unpackEvent("conflict", packed, MESH).resolveWith("local");
    expect(MESH.resolve).toHaveBeenCalledWith("a", "local", ["l", "r"]);
    const listed = structuredClone(packResult("conflicts", [conflict]));
    const [there] = unpackResult("conflicts", listed, MESH) as [Conflict];
    await there.resolveWith("remote");
    expect(MESH.resolve).toHaveBeenLastCalledWith("a", "remote", ["l", "r"]);
  });

  test("a comparison that failed", () => {
    const result = { peerId: "other", error: new MeshError("sync-failed", "late") };
    const packed = structuredClone(packResult("sync", [result]));
    expect(unpackResult("sync", packed, MESH)).toEqual([result]);
    const event = structuredClone(packEvent("sync-error", result));
    expect(unpackEvent("sync-error", event, MESH)).toEqual(result);
  });

  test("a message that looks like an error, as it is", () => {
    const data = { peerId: "other", message: { error: { code: "x", message: "y" } } };
    expect(unpackEvent("message", structuredClone(packEvent("message", data)), MESH)).toEqual(data);
  });
});
