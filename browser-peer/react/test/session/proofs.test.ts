import { beforeAll, describe, expect, test } from "vitest";
import type { Identity } from "../../src/core/identity/identity.js";
import { passingIdentity } from "../../src/core/identity/stored-identity.js";
import { publicKeyText } from "../../src/core/identity/public-key.js";
import { Inspection } from "../../src/core/session/inspection.js";
import { newSession, Proofs } from "../../src/core/session/proofs.js";
import { remotePeer, type RemotePeer } from "../../src/core/session/remote-peer.js";

const FINGERPRINT = `sha-256 ${"AB:".repeat(31)}AB`;
const SDP = [
  "v=0",
  "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
  "a=ice-ufrag:abcd",
  "a=ice-pwd:0123456789012345678901",
  `a=fingerprint:${FINGERPRINT}`,
  "a=setup:actpass",
].join("\r\n");

let great: Identity;
let small: Identity;
let fromGreat: Proofs;
let toSmall: Proofs;
let remoteGreat: RemotePeer;

function announced({ peerId, publicKey }: Identity): {
  id: string;
  name: string;
  publicKey: string;
} {
  return { id: peerId, name: "", publicKey: publicKeyText(publicKey) };
}

beforeAll(async () => {
  const both = await Promise.all([passingIdentity(), passingIdentity()]);
  [small, great] = both.sort((a, b) => (a.peerId < b.peerId ? -1 : 1)) as [Identity, Identity];
  fromGreat = new Proofs(great, "room");
  toSmall = new Proofs(small, "room");
  remoteGreat = await remotePeer(announced(great));
});

describe("a proof", () => {
  test("holds for the kind, room, peers, session and fingerprint that were signed", async () => {
    const proof = await fromGreat.sign("offer", small.peerId, "s", FINGERPRINT);
    await toSmall.check("offer", remoteGreat, "s", FINGERPRINT, proof);
    await toSmall.check("offer", remoteGreat, "s", FINGERPRINT.toLowerCase(), proof);
  });

  test("is one of a request too", async () => {
    const proof = await fromGreat.sign("request", small.peerId, "s", "");
    await toSmall.check("request", remoteGreat, "s", "", proof);
    await expect(toSmall.check("offer", remoteGreat, "s", "", proof)).rejects.toThrow(
      "is not signed by",
    );
  });

  test("holds for nothing else", async () => {
    const proof = await fromGreat.sign("offer", small.peerId, "s", FINGERPRINT);
    const elsewhere = new Proofs(small, "other-room");
    const otherPrint = FINGERPRINT.replace("AB:", "AC:");
    const wrong = [
      toSmall.check("answer", remoteGreat, "s", FINGERPRINT, proof),
      toSmall.check("offer", remoteGreat, "t", FINGERPRINT, proof),
      toSmall.check("offer", remoteGreat, "s", otherPrint, proof),
      toSmall.check("offer", remoteGreat, "s", FINGERPRINT, proof.slice(2)),
      toSmall.check("offer", remoteGreat, "s", FINGERPRINT, "no base64!"),
      elsewhere.check("offer", remoteGreat, "s", FINGERPRINT, proof),
    ];
    for (const check of await Promise.allSettled(wrong)) {
      expect(check).toMatchObject({ status: "rejected", reason: { code: "proof-invalid" } });
    }
  });
});

describe("an announced peer", () => {
  test("is nobody when the key is another one's", async () => {
    const forged = { ...announced(great), publicKey: publicKeyText(small.publicKey) };
    await expect(remotePeer(forged)).rejects.toThrow(`belongs to peer ${small.peerId}`);
  });
});

describe("an inspected offer", () => {
  async function offer(
    session: string,
  ): Promise<{ kind: "offer"; session: string; sdp: string; proof: string }> {
    const proof = await fromGreat.sign("offer", small.peerId, session, FINGERPRINT);
    return { kind: "offer", session, sdp: SDP, proof };
  }

  test("is used once", async () => {
    const inspection = new Inspection(toSmall);
    const first = await offer(newSession());
    expect((await inspection.offer(remoteGreat, first)).fingerprint).toBe(FINGERPRINT);
    await expect(inspection.offer(remoteGreat, first)).rejects.toThrow("it is a replay");
    await expect(inspection.offer(remoteGreat, await offer(""))).rejects.toThrow("it is a replay");
  });

  test("comes from the greater peer, and a request from the smaller one", async () => {
    const remoteSmall = await remotePeer(announced(small));
    const wrong = new Inspection(fromGreat).offer(remoteSmall, await offer("s"));
    await expect(wrong).rejects.toThrow("came from the wrong side");
    const request = { kind: "request", session: "s", proof: "" } as const;
    await expect(new Inspection(toSmall).request(remoteGreat, request)).rejects.toThrow(
      "came from the wrong side",
    );
  });
});
