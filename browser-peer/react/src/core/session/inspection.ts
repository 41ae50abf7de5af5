import { MeshError } from "../errors.js";
import type { PeerMessage } from "../signaling/room-message.js";
import type { Proofs } from "./proofs.js";
import type { RemotePeer } from "./remote-peer.js";
import { SeenSessions } from "./seen-sessions.js";
import { type SessionDescription, sessionDescription } from "./session-description.js";

/** Looks at what a peer sent, before anything is made of it. One for each peer. */
export class Inspection {
  readonly #seen = new SeenSessions();

  constructor(private readonly proofs: Proofs) {}

  /** The description in the offer, when the peer itself made it, for this member and just now. */
  async offer(
    remote: RemotePeer,
    offer: PeerMessage & { kind: "offer" },
  ): Promise<SessionDescription> {
    inTurn(remote.id > this.proofs.self);
    const description = sessionDescription(offer.sdp);
    await this.proofs.check("offer", remote, offer.session, description.fingerprint, offer.proof);
    this.#fresh("offer", offer.session);
    return description;
  }

  /** Throws like {@link offer} when the wish for an offer is not to be granted. */
  async request(remote: RemotePeer, request: PeerMessage & { kind: "request" }): Promise<void> {
    inTurn(this.proofs.self > remote.id);
    await this.proofs.check("request", remote, request.session, "", request.proof);
    this.#fresh("request for an offer", request.session);
  }

  #fresh(what: string, session: string): void {
    if (session === "" || !this.#seen.add(session)) {
      throw new MeshError(
        "peer-refused",
        `the ${what} uses a session that was used before: it is a replay`,
      );
    }
  }
}

function inTurn(itIs: boolean): void {
  if (!itIs) {
    throw new MeshError(
      "peer-refused",
      "of two peers the one with the greater id offers; this offer, or request for one, came from" +
        " the wrong side",
    );
  }
}
