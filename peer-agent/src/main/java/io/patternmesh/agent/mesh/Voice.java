package io.patternmesh.agent.mesh;

import io.patternmesh.agent.session.Proofs.Kind;
import io.patternmesh.agent.session.Terms;
import io.patternmesh.agent.signaling.PeerMessage;
import io.patternmesh.model.identity.PeerId;

/** What a link says to its peer outside of a session: a wish for an offer, and no. */
final class Voice {

  private static final int LONGEST = 500;

  private final Terms terms;
  private final PeerId peer;

  Voice(Terms terms, PeerId peer) {
    this.terms = terms;
    this.peer = peer;
  }

  /** Asks for an offer; gives the session under which a refusal would come. */
  String request() {
    String session = terms.newSession();
    String proof = terms.proofs().sign(Kind.REQUEST, peer, session, "");
    terms.relay().send(peer, new PeerMessage.OfferRequest(session, proof));
    return session;
  }

  /** Turns an offer, an answer or a wish down. */
  void refuse(String session, String reason) {
    String shown = reason.length() > LONGEST ? reason.substring(0, LONGEST) : reason;
    terms.relay().send(peer, new PeerMessage.Refusal(session, shown));
  }
}
