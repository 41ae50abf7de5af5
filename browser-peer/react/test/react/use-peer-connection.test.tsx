import { cleanup } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { usePeerConnection, type PeerConnection } from "../../src/index.js";
import { rendered, settled } from "../support/rendered.js";
import { ScriptedMesh, peerInfo, peersOf } from "../support/scripted-mesh.js";

let mesh: ScriptedMesh;

beforeEach(() => {
  mesh = new ScriptedMesh();
});
afterEach(cleanup);

describe("usePeerConnection", () => {
  it("gives the state of one connection, known or not", async () => {
    const hook = rendered<string, PeerConnection>(
      mesh,
      (id) => ({ ...usePeerConnection(id) }),
      "a",
    );
    expect(hook.now()).toMatchObject({
      connectionState: "new",
      dataChannelState: "closed",
      stats: { bytesReceived: 0, bytesSent: 0 },
      error: null,
    });
    const error = new Error("no way");
    const stats = { latency: 4, bytesReceived: 1, bytesSent: 2 };
    await settled(() =>
      mesh.set({
        peers: peersOf(
          peerInfo("a", { stats }),
          peerInfo("b", { connectionState: "failed", dataChannelState: "closed", error }),
        ),
      }),
    );
    expect(hook.now()).toMatchObject({
      connectionState: "connected",
      dataChannelState: "open",
      stats,
    });
    hook.rerender("b");
    expect(hook.now()).toMatchObject({ connectionState: "failed", error });
  });

  it("renders for its own peer, and for what was read of it", async () => {
    mesh.set({ peers: peersOf(peerInfo("a"), peerInfo("b")) });
    const hook = rendered(mesh, () => usePeerConnection("a").dataChannelState);
    const stats = { bytesReceived: 9, bytesSent: 9 };
    await settled(() =>
      mesh.set({ peers: peersOf(peerInfo("a", { stats }), peerInfo("b", { stats })) }),
    );
    expect(hook.all).toEqual(["open"]);
    await settled(() => mesh.set({ peers: peersOf(peerInfo("b")) }));
    expect(hook.all).toEqual(["open", "closed"]);
  });

  it("acts on its peer with functions that stay", async () => {
    const hook = rendered(mesh, () => ({ ...usePeerConnection("a") }));
    const { connect, disconnect, sendMessage } = hook.now();
    await connect();
    await disconnect();
    sendMessage({ hi: 1 });
    expect(mesh.calls).toEqual([
      ["connect", "a"],
      ["disconnect", "a"],
      ["sendMessage", "a", { hi: 1 }],
    ]);
    await settled(() => mesh.set({ peers: peersOf(peerInfo("a")) }));
    expect(hook.now().sendMessage).toBe(sendMessage);
  });
});
