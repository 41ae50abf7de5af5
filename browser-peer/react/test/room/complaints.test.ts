import { afterEach, expect, test, vi } from "vitest";
import { passingIdentity } from "../../src/core/identity/stored-identity.js";
import { Room } from "../../src/core/room/room.js";
import { Complaints } from "../../src/core/session/complaints.js";
import { IceRoster } from "../../src/core/session/ice-roster.js";
import { Proofs } from "../../src/core/session/proofs.js";
import { type SessionListener, Session } from "../../src/core/session/session.js";
import type { Terms } from "../../src/core/session/terms.js";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** A connection that comes to nothing; Node.js has no other. */
class NoConnection {
  readonly connectionState = "new";
  createDataChannel(): object {
    return { readyState: "connecting" };
  }
  createOffer(): Promise<never> {
    return new Promise(() => undefined);
  }
  close(): void {}
}

test("a peer that is not reached is told with what the server found wrong meanwhile", async () => {
  vi.stubGlobal("RTCPeerConnection", NoConnection);
  vi.useFakeTimers();
  const ben = await passingIdentity();
  const terms: Terms = {
    proofs: new Proofs(await passingIdentity(), "room"),
    ice: new IceRoster([], "all", () => undefined),
    relay: { joined: true, send: () => undefined },
    complaints: new Complaints(),
    connectTimeout: 1_000,
  };
  const room = new Room(terms);
  const said: string[] = [];
  const listener: Pick<SessionListener, "changed" | "ended"> = {
    changed: vi.fn(),
    ended: (_, { message }) => void said.push(message),
  };
  for (const complaint of [false, true, false]) {
    vi.advanceTimersByTime(1);
    const remote = { id: ben.peerId, name: "ben", publicKey: ben.publicKey };
    new Session(terms, remote, "s", listener as SessionListener).offer();
    if (complaint) {
      await room.received({ kind: "error", code: "rate_limited", message: "too many offers" });
    }
    vi.advanceTimersByTime(1_000);
  }
  expect(said.map((text) => text.includes("(rate_limited): too many offers; wait"))).toEqual([
    false,
    true,
    false,
  ]);
});
