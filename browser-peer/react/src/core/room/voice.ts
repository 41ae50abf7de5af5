import { newSession } from "../session/proofs.js";
import type { Terms } from "../session/terms.js";

const LONGEST = 500;

/** What a link says to its peer outside of a session: a wish for an offer, and no. */
export class Voice {
  constructor(
    private readonly terms: Terms,
    private readonly peerId: string,
  ) {}

  /** Asks for an offer; gives the session under which a refusal would come. */
  request(): string {
    const session = newSession();
    void this.terms.proofs.sign("request", this.peerId, session, "").then((proof) => {
      this.terms.relay.send(this.peerId, { kind: "request", session, proof });
    });
    return session;
  }

  /** Turns an offer, an answer or a wish down. */
  refuse(session: string, reason: string): void {
    this.terms.relay.send(this.peerId, {
      kind: "refusal",
      session,
      reason: reason.slice(0, LONGEST),
    });
  }
}
