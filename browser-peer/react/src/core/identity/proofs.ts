import type { PeerId } from "./peer-id.js";
import { signedLines } from "./signed-lines.js";

/**
 * What a peer signs to enter a room: proof, for this socket's challenge only, that it holds the
 * key of the id it claims.
 */
export function joinProof(nonce: string, roomId: string, peer: PeerId): Uint8Array<ArrayBuffer> {
  return signedLines("patternmesh/join/1", nonce, roomId, peer);
}

/** What a proof is for; a proof of one kind is none of another. A request asks for an offer. */
export type ProofKind = "offer" | "answer" | "request";

/** What an offer, an answer or a request is bound to by its author's signature. */
export interface SessionClaim {
  readonly kind: ProofKind;
  readonly roomId: string;
  readonly from: PeerId;
  readonly to: PeerId;
  readonly session: string;
  /** The value of the SDP's `a=fingerprint` line (RFC 8122), whatever its case; empty for a request. */
  readonly fingerprint: string;
}

/**
 * What a peer signs in an offer or an answer: the DTLS fingerprint that the other side will see
 * belongs to this peer, in this room, for this session, towards this peer.
 */
export function sessionProof(claim: SessionClaim): Uint8Array<ArrayBuffer> {
  return signedLines(
    "patternmesh/session/1",
    claim.kind,
    claim.roomId,
    claim.from,
    claim.to,
    claim.session,
    uniform(claim.fingerprint),
  );
}

function uniform(fingerprint: string): string {
  const end = fingerprint.indexOf(" ");
  return end < 0
    ? fingerprint
    : fingerprint.slice(0, end).toLowerCase() + fingerprint.slice(end).toUpperCase();
}
