package io.patternmesh.agent.mesh;

import io.patternmesh.agent.channel.RemotePeer;
import io.patternmesh.agent.sdp.SessionDescription;
import io.patternmesh.agent.session.ProofException;
import io.patternmesh.agent.session.Proofs;
import io.patternmesh.agent.session.Proofs.Kind;
import io.patternmesh.agent.signaling.PeerMessage;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What must hold of an offer, or of the wish for one, before anything is done about it. */
final class Inspection {

  private static final Logger LOG = Logger.getLogger(Inspection.class);

  private final Proofs proofs;
  private final SeenSessions seen = new SeenSessions();
  private long strays;

  Inspection(Proofs proofs) {
    this.proofs = proofs;
  }

  /**
   * The description in the offer, when the peer itself made it, for this peer and just now.
   *
   * @throws IllegalArgumentException when it is malformed, out of turn or a replay
   * @throws ProofException when the peer did not sign it
   */
  SessionDescription offer(RemotePeer remote, PeerMessage.Offer offer) {
    inTurn(remote.id().compareTo(proofs.self()) > 0);
    SessionDescription description = SessionDescription.parse(offer.sdp());
    proofs.check(
        Kind.OFFER, remote, offer.session(), description.fingerprint().value(), offer.proof());
    fresh("offer", offer.session());
    return description;
  }

  /** Who wishes for an offer; throws like {@link #offer} when the wish is not to be granted. */
  RemotePeer request(RemotePeer remote, PeerMessage.OfferRequest request) {
    inTurn(proofs.self().compareTo(remote.id()) > 0);
    proofs.check(Kind.REQUEST, remote, request.session(), "", request.proof());
    fresh("request for an offer", request.session());
    return remote;
  }

  /** Passes the session through; a message for none of ours (any more) is counted. */
  <T> Optional<T> known(RemotePeer remote, PeerMessage message, Optional<T> session) {
    if (session.isEmpty()) {
      strays++;
      LOG.debugf(
          "peer %s: %s for no session of ours, %d so far",
          remote.id(), message.getClass().getSimpleName(), strays);
    }
    return session;
  }

  private static void inTurn(boolean itIs) {
    if (!itIs) {
      throw new IllegalArgumentException(
          "of two peers the one with the greater id offers; this offer, or request for one, came"
              + " from the wrong side");
    }
  }

  private void fresh(String what, String session) {
    if (session.isEmpty() || !seen.add(session)) {
      throw new IllegalArgumentException(
          "the " + what + " uses a session that was used before: it is a replay");
    }
  }
}
