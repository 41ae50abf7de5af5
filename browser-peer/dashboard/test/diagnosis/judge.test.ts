import type { PeerInfo } from "@patternmesh/react";
import { describe, expect, it } from "vitest";
import { DemoMesh } from "../../src/demo/demo-mesh.js";
import { sceneOf } from "../../src/demo/scene.js";
import {
  judgeBrowser,
  judgeCandidates,
  judgeChannels,
  judgeClock,
  judgeHealth,
  judgeLatency,
  judgeRoom,
  judgeStorage,
  judgeSync,
} from "../../src/diagnosis/judge.js";
import { skewOf } from "../../src/diagnosis/probe.js";

const ABLE = { secure: true, keys: true, locks: true, webRtc: true, database: true };
const URL = "ws://localhost:3002";
const HELLO = { kind: "challenge", roundTrip: 4, serverTime: 1000 } as const;
const snapshot = (scene: "full" | "alone" | "trouble") =>
  new DemoMesh(sceneOf(scene, Date.now())).getSnapshot();
const peers = (scene: "full" | "trouble"): PeerInfo[] => [...snapshot(scene).peers.values()];

describe("the diagnosis", () => {
  it("says how to open the page where the browser does not trust it", () => {
    const finding = judgeBrowser({ ...ABLE, secure: false }, "http://10.0.0.5:3002");
    expect(finding).toMatchObject({ state: "bad" });
    expect(finding.says).toContain("http://10.0.0.5:3002");
    expect(finding.remedy).toContain("localhost");
    expect(judgeBrowser(ABLE, "").state).toBe("good");
    expect(judgeBrowser({ ...ABLE, keys: false }, "").remedy).toContain("Chrome");
  });

  it("tells a service that is down from a proxy that passes no WebSocket", () => {
    expect(judgeHealth("ok", HELLO, URL).state).toBe("good");
    expect(judgeHealth("unreachable", HELLO, URL).state).toBe("good");
    expect(judgeHealth("unreachable", { kind: "refused" }, URL).remedy).toContain("start");
    expect(judgeHealth("ok", { kind: "refused" }, URL).remedy).toContain("proxy");
    expect(judgeHealth("opaque", { kind: "silent" }, URL).says).toContain("no signaling service");
  });

  it("names the room that others must be in", () => {
    expect(judgeRoom(snapshot("full")).state).toBe("good");
    const alone = judgeRoom(snapshot("alone"));
    expect(alone.state).toBe("warm");
    expect(alone.remedy).toContain("“team-alpha”");
    expect(judgeRoom(snapshot("trouble")).state).toBe("bad");
  });

  it("judges the addresses that were gathered", () => {
    const none = {
      host: 0,
      srflx: 0,
      relay: 0,
      errors: [],
      stun: false,
      turn: false,
      relayOnly: false,
    };
    expect(judgeCandidates(none).state).toBe("bad");
    expect(judgeCandidates({ ...none, host: 2 }).state).toBe("good");
    expect(judgeCandidates({ ...none, host: 2, stun: true }).state).toBe("warm");
    expect(judgeCandidates({ ...none, host: 2, srflx: 1, turn: true }).remedy).toContain(
      "password",
    );
    expect(judgeCandidates({ ...none, relayOnly: true }).remedy).toContain("TURN");
    expect(
      judgeCandidates({ ...none, host: 1, srflx: 1, relay: 1, stun: true, turn: true }).state,
    ).toBe("good");
  });

  it("advises a TURN server where a peer cannot be reached, and where the way is long", () => {
    expect(judgeChannels(peers("trouble"))).toMatchObject({ state: "bad" });
    expect(judgeChannels(peers("trouble")).remedy).toContain("TURN");
    expect(judgeChannels(peers("full")).says).toContain("erin");
    expect(judgeChannels([]).state).toBe("skip");
    const slow = judgeLatency(peers("trouble"));
    expect(slow.says).toContain("486 ms to dora");
    expect(slow.remedy).toContain("TURN");
    expect(judgeLatency(peers("full")).state).toBe("good");
  });

  it("says when revisions were refused or a comparison failed", () => {
    const full = snapshot("full");
    expect(judgeSync(full).state).toBe("good");
    expect(judgeSync({ ...full, sync: { ...full.sync, refused: 2 } }).says).toContain(
      "2 revisions",
    );
    expect(
      judgeSync({ ...full, sync: { ...full.sync, error: new Error("timed out") } }).says,
    ).toContain("timed out");
    expect(judgeSync({ ...full, library: { ...full.library, ready: false } }).state).toBe("bad");
  });

  it("warns of storage that fills up or may be cleared", () => {
    expect(judgeStorage({ usage: 1, quota: 100, persisted: true }).state).toBe("good");
    expect(judgeStorage({ usage: 1, quota: 100, persisted: false }).remedy).toContain("Keep it");
    expect(judgeStorage({ usage: 90, quota: 100, persisted: true }).remedy).toContain("free space");
    expect(judgeStorage(undefined).state).toBe("warm");
  });

  it("warns of a wrong clock, and more so when others refuse what it dates", () => {
    expect(judgeClock(skewOf(HELLO, 1002)).state).toBe("good");
    expect(judgeClock(-45_000)).toMatchObject({ state: "warm" });
    expect(judgeClock(-45_000).says).toContain("45 s behind");
    expect(judgeClock(6 * 60_000).state).toBe("bad");
    expect(judgeClock(skewOf({ kind: "silent" }, 0)).state).toBe("skip");
  });
});
