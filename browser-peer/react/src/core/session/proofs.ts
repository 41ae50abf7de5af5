import { MeshError } from "../errors.js";
import type { Identity } from "../identity/identity.js";
import { type ProofKind, sessionProof } from "../identity/proofs.js";
import { verifies } from "../identity/public-key.js";
import { base64url, fromBase64url } from "../identity/base64url.js";
import type { RemotePeer } from "./remote-peer.js";

/** Signs what this member sends to set up a session, and checks what others signed. */
export class Proofs {
  constructor(
    private readonly identity: Identity,
    private readonly room: string,
  ) {}

  /** This member. */
  get self(): string {
    return this.identity.peerId;
  }

  /** The signature, base64url; a request is signed with an empty fingerprint. */
  async sign(kind: ProofKind, to: string, session: string, fingerprint: string): Promise<string> {
    const message = this.#message(kind, this.self, to, session, fingerprint);
    return base64url(await this.identity.sign(message));
  }

  /**
   * Checks that the peer itself, for this member, this room and this session, signed the
   * fingerprint.
   *
   * @throws MeshError `proof-invalid` when it did not
   */
  async check(
    kind: ProofKind,
    from: RemotePeer,
    session: string,
    fingerprint: string,
    proof: string,
  ): Promise<void> {
    const message = this.#message(kind, from.id, this.self, session, fingerprint);
    if (!(await verifies(from.publicKey, message, fromBase64url(proof)))) {
      const what =
        kind === "request" ? "the request for an offer" : `the fingerprint in the ${kind}`;
      throw new MeshError(
        "proof-invalid",
        `${what} is not signed by ${from.id} for this peer, room and session: somebody on the way,` +
          " such as the signaling server, has changed or forged it; nothing was connected",
      );
    }
  }

  #message(
    kind: ProofKind,
    from: string,
    to: string,
    session: string,
    fingerprint: string,
  ): Uint8Array<ArrayBuffer> {
    return sessionProof({ kind, roomId: this.room, from, to, session, fingerprint });
  }
}

/** A session id that nobody can guess: 16 random bytes. */
export function newSession(): string {
  return base64url(crypto.getRandomValues(new Uint8Array(16)));
}
