package io.patternmesh.agent.signaling;

import io.patternmesh.agent.ice.Candidate;

/** What two peers tell each other through the server. Nothing in it is believed unverified. */
public sealed interface PeerMessage {

  /** Which exchange it belongs to: the offering side's random choice. */
  String session();

  /** A description to answer, of type {@code offer}. */
  record Offer(String session, String sdp, String proof) implements PeerMessage {}

  /**
   * The peer with the smaller id, which cannot offer, asks for an offer; an {@code offer} with
   * {@code request: true}.
   */
  record OfferRequest(String session, String proof) implements PeerMessage {}

  /** The answer to an offer. */
  record Answer(String session, String sdp, String proof) implements PeerMessage {}

  /**
   * An offer, or the request for one, is turned down: an {@code answer} with {@code refused: true}.
   * Not signed: a server that forges it can only withhold a peer, which it can do anyway.
   */
  record Refusal(String session, String reason) implements PeerMessage {}

  /** One more way to reach the sender, of type {@code ice_candidate}. */
  record Way(String session, Candidate candidate) implements PeerMessage {}
}
