import { cleanup } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { usePatternSync, type Conflict, type PatternSyncOptions } from "../../src/index.js";
import { rendered, settled } from "../support/rendered.js";
import { ScriptedMesh, held, peerInfo, peersOf } from "../support/scripted-mesh.js";

let mesh: ScriptedMesh;

beforeEach(() => {
  mesh = new ScriptedMesh();
});
afterEach(cleanup);

describe("usePatternSync", () => {
  it("gives the state of comparing", async () => {
    const hook = rendered(mesh, () => ({ ...usePatternSync() }));
    expect(hook.now()).toMatchObject({
      status: "offline",
      isSyncing: false,
      lastSyncAt: null,
      pendingCount: 0,
      syncedCount: 0,
    });
    const sync = { ...mesh.getSnapshot().sync, lastSyncAt: new Date(5), syncedCount: 7 };
    await settled(() => mesh.set({ peers: peersOf(peerInfo("a")) }));
    expect(hook.now().status).toBe("idle");
    await settled(() => mesh.set({ sync }));
    expect(hook.now()).toMatchObject({
      status: "synced",
      lastSyncAt: new Date(5),
      syncedCount: 7,
    });
    await settled(() => mesh.set({ sync: { ...sync, pendingCount: 3 } }));
    expect(hook.now()).toMatchObject({ status: "pending", pendingCount: 3 });
    await settled(() => mesh.set({ sync: { ...sync, error: new Error("no") } }));
    expect(hook.now().status).toBe("error");
    await settled(() => mesh.set({ sync: { ...sync, syncing: true } }));
    expect(hook.now()).toMatchObject({ status: "syncing", isSyncing: true });
  });

  it("renders again only when what was read changed", async () => {
    const hook = rendered(mesh, () => usePatternSync().pendingCount);
    const { sync } = mesh.getSnapshot();
    await settled(() => mesh.set({ sync: { ...sync, syncedCount: 9 } }));
    await settled(() => mesh.set({ peers: peersOf(peerInfo("a")) }));
    expect(hook.all).toEqual([0]);
    await settled(() => mesh.set({ sync: { ...sync, pendingCount: 1 } }));
    expect(hook.all).toEqual([0, 1]);
  });

  it("sets what it is told, and nothing else", async () => {
    const hook = rendered(
      mesh,
      (options: PatternSyncOptions) => usePatternSync(options),
      {} as PatternSyncOptions,
    );
    expect(mesh.calls).toEqual([]);
    hook.rerender({ autoSync: false, syncInterval: 5_000 });
    hook.rerender({ autoSync: false, syncInterval: 5_000 });
    hook.rerender({ syncInterval: 5_000, maxPendingPatterns: 10 });
    await settled();
    expect(mesh.calls).toEqual([
      ["configure", { autoSync: false, syncInterval: 5_000 }],
      ["configure", { syncInterval: 5_000, maxPendingPatterns: 10 }],
    ]);
  });

  it("adds up a comparison with everybody", async () => {
    const error = new Error("gone");
    mesh.results = [
      { peerId: "a", sent: 1, received: 2, conflicts: 0, durationMs: 9 },
      { peerId: "b", sent: 3, received: 4, conflicts: 1, durationMs: 5, error },
    ];
    const { sync, syncAll, cancelSync } = rendered(mesh, () => usePatternSync()).now();
    expect(await sync()).toEqual({
      peerId: "",
      sent: 4,
      received: 6,
      conflicts: 1,
      durationMs: 9,
      error,
    });
    expect(await syncAll()).toEqual(mesh.results);
    cancelSync();
    expect(mesh.calls).toEqual([["sync", undefined], ["sync", undefined], ["cancelSync"]]);
  });

  it("gives the result of the one peer that is asked for", async () => {
    mesh.results = [{ peerId: "a", sent: 1, received: 2, conflicts: 0, durationMs: 9 }];
    const { sync } = rendered(mesh, () => usePatternSync()).now();
    expect(await sync("a")).toBe(mesh.results[0]);
    expect(mesh.calls).toEqual([["sync", "a"]]);
  });

  it("tells of patterns, comparisons and conflicts with functions that stay", async () => {
    const hook = rendered(mesh, () => ({ ...usePatternSync() }));
    const before = hook.now();
    const [received, complete, failed, met] = [vi.fn(), vi.fn(), vi.fn(), vi.fn()];
    before.onPatternReceived(received);
    before.onSyncComplete(complete);
    before.onSyncError(failed);
    const unsubscribe = before.onConflict(met);
    const pattern = held("p");
    const error = new Error("no");
    const result = { peerId: "a", sent: 0, received: 1, conflicts: 0, durationMs: 1 };
    const conflict = { patternId: "p" } as Conflict;
    mesh.emit("pattern-received", { pattern, peerId: "a" });
    mesh.emit("sync-complete", result);
    mesh.emit("sync-error", { peerId: "a", error });
    mesh.emit("conflict", conflict);
    unsubscribe();
    mesh.emit("conflict", conflict);
    expect(received.mock.calls).toEqual([[pattern, "a"]]);
    expect(complete.mock.calls).toEqual([[result]]);
    expect(failed.mock.calls).toEqual([[error, "a"]]);
    expect(met.mock.calls).toEqual([[conflict]]);
    await settled(() => mesh.set({ peers: peersOf(peerInfo("a")) }));
    expect(hook.now().onPatternReceived).toBe(before.onPatternReceived);
    expect(hook.now().syncAll).toBe(before.syncAll);
  });
});
