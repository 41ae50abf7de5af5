import { cleanup } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { useP2P } from "../../src/index.js";
import { rendered, settled } from "../support/rendered.js";
import { ScriptedMesh, peerInfo, peersOf } from "../support/scripted-mesh.js";

let mesh: ScriptedMesh;

beforeEach(() => {
  mesh = new ScriptedMesh();
});
afterEach(cleanup);

describe("useP2P", () => {
  it("gives the state of the mesh", async () => {
    const hook = rendered(mesh, () => ({ ...useP2P() }));
    expect(hook.now()).toMatchObject({
      isInitialized: false,
      connectionState: "disconnected",
      localPeerId: "",
      error: null,
    });
    const error = new Error("no room");
    await settled(() =>
      mesh.set({
        initialized: true,
        localPeerId: "me",
        error,
        signaling: { url: "ws://s", state: "joined" },
      }),
    );
    expect(hook.now()).toMatchObject({
      isInitialized: true,
      connectionState: "joined",
      localPeerId: "me",
      error,
    });
  });

  it("has the connected peers only", async () => {
    const hook = rendered(mesh, () => useP2P().peers);
    await settled(() =>
      mesh.set({
        peers: peersOf(
          peerInfo("a"),
          peerInfo("b", { connectionState: "connecting" }),
          peerInfo("c", { connectionState: "failed" }),
        ),
      }),
    );
    expect([...hook.now().keys()]).toEqual(["a"]);
  });

  it("renders again only when what was read changed", async () => {
    const hook = rendered(mesh, () => useP2P().isInitialized);
    expect(hook.all).toHaveLength(1);
    await settled(() => mesh.set({ peers: peersOf(peerInfo("a")) }));
    await settled(() => mesh.set({ localPeerId: "me" }));
    await settled(() => mesh.set({ sync: { ...mesh.getSnapshot().sync, syncedCount: 9 } }));
    expect(hook.all).toHaveLength(1);
    await settled(() => mesh.set({ initialized: true }));
    expect(hook.all).toEqual([false, true]);
  });

  it("keeps the map of peers while the connected ones stay as they are", async () => {
    mesh.set({ peers: peersOf(peerInfo("a")) });
    const hook = rendered(mesh, () => useP2P().peers);
    await settled(() =>
      mesh.set({ peers: peersOf(peerInfo("a"), peerInfo("b", { connectionState: "new" })) }),
    );
    expect(hook.all).toHaveLength(1);
    await settled(() => mesh.set({ peers: peersOf(peerInfo("a"), peerInfo("b")) }));
    expect(hook.now().size).toBe(2);
  });

  it("shows the newest value of what is read for the first time", async () => {
    const hook = rendered(
      mesh,
      ({ all }: { all: boolean }) => {
        const p2p = useP2P();
        return all ? p2p.localPeerId : p2p.isInitialized;
      },
      { all: false },
    );
    await settled(() => mesh.set({ localPeerId: "me" }));
    hook.rerender({ all: true });
    expect(hook.now()).toBe("me");
  });

  it("keeps its functions", async () => {
    const hook = rendered(mesh, () => ({ ...useP2P() }));
    const before = hook.now();
    await settled(() => mesh.set({ initialized: true }));
    const after = hook.now();
    expect(after).not.toBe(before);
    expect(after.subscribe).toBe(before.subscribe);
    expect(after.sharePattern).toBe(before.sharePattern);
    expect(after.initialize).toBe(before.initialize);
  });

  it("acts on the mesh", async () => {
    const hook = rendered(mesh, () => useP2P());
    const { initialize, connectToPeer, disconnectFromPeer, sharePattern, requestPatternSync } =
      hook.now();
    await initialize();
    await connectToPeer("a");
    await disconnectFromPeer("a");
    await sharePattern("p");
    await sharePattern("p", ["a"]);
    await requestPatternSync("a");
    expect(mesh.calls).toEqual([
      ["start"],
      ["connect", "a"],
      ["disconnect", "a"],
      ["share", "p", undefined],
      ["share", "p", ["a"]],
      ["sync", "a"],
    ]);
  });

  it("fails a sync that the peer failed", async () => {
    const error = new Error("channel closed");
    mesh.results = [{ peerId: "a", sent: 0, received: 0, conflicts: 0, durationMs: 1, error }];
    const hook = rendered(mesh, () => useP2P());
    await expect(hook.now().requestPatternSync("a")).rejects.toBe(error);
  });

  it("subscribes to events until it is told to stop", () => {
    const hook = rendered(mesh, () => useP2P());
    const heard = vi.fn();
    const unsubscribe = hook.now().subscribe("peer-connected", heard);
    mesh.emit("peer-connected", { peerId: "a", name: "Al" });
    unsubscribe();
    mesh.emit("peer-connected", { peerId: "b", name: "Bo" });
    expect(heard.mock.calls).toEqual([[{ peerId: "a", name: "Al" }]]);
  });

  it("listens to the mesh once, and no more when it is gone", () => {
    const hook = rendered(mesh, () => useP2P());
    expect(mesh.listeners).toBe(1);
    hook.unmount();
    expect(mesh.listeners).toBe(0);
  });
});
