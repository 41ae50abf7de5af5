import { describe, expect, test } from "vitest";
import { fromHex, toHex } from "../../src/core/cbor/hex.js";
import { peerIdOf } from "../../src/core/identity/peer-id.js";
import { joinProof, type ProofKind, sessionProof } from "../../src/core/identity/proofs.js";
import { parsePublicKey, publicKeyText, verifies } from "../../src/core/identity/public-key.js";
import { vectors } from "./vectors.js";

interface Proof {
  readonly name?: string;
  readonly message: string;
  readonly publicKey: string;
  readonly signature: string;
  readonly valid: boolean;
  readonly room: string;
}
interface Join extends Proof {
  readonly nonce: string;
  readonly peer: string;
}
interface Session extends Proof {
  readonly kind: ProofKind;
  readonly from: string;
  readonly to: string;
  readonly session: string;
  readonly fingerprint: string;
}
interface Peer {
  readonly seed: string;
  readonly publicKey: string;
  readonly publicKeyText: string;
  readonly peerId: string;
}

const { peers, joins, sessions } = vectors<{
  peers: Peer[];
  joins: Join[];
  sessions: Session[];
}>("identity.json");

describe("identity.json", () => {
  test.each(peers)("a public key has the text $publicKeyText and the id $peerId", async (peer) => {
    const key = fromHex(peer.publicKey);
    expect(publicKeyText(key)).toBe(peer.publicKeyText);
    expect(toHex(parsePublicKey(peer.publicKeyText))).toBe(peer.publicKey);
    expect(await peerIdOf(key)).toBe(peer.peerId);
  });

  test.each(peers)("the seed of $peerId gives its public key", async ({ seed, publicKey }) => {
    const pkcs8 = fromHex(`302e020100300506032b657004220420${seed}`);
    const secret = await crypto.subtle.importKey("pkcs8", pkcs8, "Ed25519", true, ["sign"]);
    const { x } = await crypto.subtle.exportKey("jwk", secret);
    expect(toHex(parsePublicKey(x ?? ""))).toBe(publicKey);
  });

  test.each(joins)("a join: $name", async (join) => {
    const message = joinProof(join.nonce, join.room, join.peer);
    expect(new TextDecoder().decode(message)).toBe(join.message);
    expect(await isSigned(join, message)).toBe(join.valid);
  });

  test.each(sessions)("a session's $kind: $message", async (session) => {
    const { kind, room: roomId, from, to, session: id, fingerprint } = session;
    const message = sessionProof({ kind, roomId, from, to, session: id, fingerprint });
    expect(new TextDecoder().decode(message)).toBe(session.message);
    expect(await isSigned(session, message)).toBe(session.valid);
  });

  test("a signature of another length, and no key at all, verify nothing", async () => {
    const key = fromHex(peers[0]!.publicKey);
    expect(await verifies(key, new Uint8Array(1), new Uint8Array(63))).toBe(false);
    expect(await verifies(new Uint8Array(31), new Uint8Array(1), new Uint8Array(64))).toBe(false);
  });
});

function isSigned(proof: Proof, message: Uint8Array<ArrayBuffer>): Promise<boolean> {
  return verifies(fromHex(proof.publicKey), message, fromHex(proof.signature));
}
