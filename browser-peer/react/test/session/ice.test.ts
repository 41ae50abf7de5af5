import { describe, expect, test, vi } from "vitest";
import { Gathering } from "../../src/core/session/gathering.js";
import { IceRoster } from "../../src/core/session/ice-roster.js";

const TURN = { urls: "turn:turn.example.org", username: "u", credential: "c" };
const STUN = { urls: ["stun:stun.example.org:3478"] };

function roster(
  own: readonly RTCIceServer[] = [],
  policy: RTCIceTransportPolicy = "all",
): IceRoster {
  return new IceRoster(own, policy, () => undefined);
}

describe("the servers", () => {
  test("are the configuration's and the signaling server's, each address once", () => {
    const all = roster([TURN]);
    all.announced([STUN, { ...TURN, urls: "turn:TURN.example.org:3478?transport=udp" }]);
    expect(all.configuration.iceServers).toEqual([TURN, { urls: STUN.urls[0] }]);
    expect(all.statuses.map(({ state }) => state)).toEqual(["unused", "unused"]);
  });

  test("are replaced when the signaling server names others", () => {
    const all = roster();
    all.announced([TURN]);
    all.announced([{ ...TURN, credential: "renewed" }]);
    expect(all.configuration.iceServers).toEqual([{ ...TURN, credential: "renewed" }]);
  });

  test.each<[RTCIceServer, string]>([
    [{ urls: "https://example.org" }, "an address such as stun:"],
    [{ urls: "turn:t.example.org" }, "TURN needs a username and a credential"],
    [{ url: "stun:s.example.org" } as unknown as RTCIceServer, "urls: an address such as stun:"],
    [null as unknown as RTCIceServer, "got nothing"],
    [{ urls: [7] } as unknown as RTCIceServer, "got number"],
    [{ urls: "stun:s.example.org:0" }, "an address such as stun:"],
    [{ urls: "turn:user:secret@t.example.org" }, "got turn:...@t.example.org"],
  ])("that cannot be used cost only themselves: %j", (bad, problem) => {
    const all = roster([bad, STUN]);
    expect(all.configuration.iceServers).toEqual([{ urls: STUN.urls[0] }]);
    const [, flaw] = all.statuses;
    expect(flaw?.state).toBe("failed");
    expect(flaw?.error).toContain(problem);
    expect(JSON.stringify(all.statuses)).not.toContain("secret");
  });

  test("must relay where only relays may be used", () => {
    expect(roster([STUN], "relay").blocked).toContain("there is no usable TURN server");
    expect(roster([TURN], "relay").blocked).toBeUndefined();
    expect(roster([]).blocked).toBeUndefined();
  });
});

describe("gathering", () => {
  test("shows which servers work, and tells when that changes", () => {
    const changed = vi.fn();
    const all = new IceRoster([TURN, STUN], "all", changed);
    const gathering = new Gathering(all);
    gathering.found("turn:turn.example.org:3478?transport=udp");
    gathering.failed("stun:stun.example.org", 701, "STUN host lookup received error.");
    expect(all.statuses).toMatchObject([
      { state: "working" },
      { state: "failed", error: expect.stringContaining("was not found") as string },
    ]);
    expect(changed).toHaveBeenCalledTimes(2);
  });

  test("does not count a server as failed that gave something", () => {
    const all = roster([TURN]);
    const gathering = new Gathering(all);
    gathering.found("turn:turn.example.org:3478?transport=udp");
    gathering.failed("turn:turn.example.org:3478?transport=udp", 701, "over IPv6");
    expect(all.statuses[0]?.state).toBe("working");
  });

  test("says what to do where no connection comes about", () => {
    expect(new Gathering(roster()).late(15_000)).toContain("configure a TURN server");
    expect(new Gathering(roster([TURN])).late(15_000)).toContain(
      "TURN server turn:turn.example.org did not answer within 15000 ms",
    );
    const worked = new Gathering(roster([TURN]));
    worked.found("turn:turn.example.org:3478?transport=udp");
    expect(worked.late(15_000)).toContain("look at the other side");
  });

  test("names the credentials that a server refuses", () => {
    const gathering = new Gathering(roster([TURN], "relay"));
    gathering.failed("turn:turn.example.org:3478?transport=udp", 401, "Unauthorized");
    expect(gathering.complete()).toContain("check its username and credential");
  });
});
