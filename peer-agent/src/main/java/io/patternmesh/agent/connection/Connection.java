package io.patternmesh.agent.connection;

import io.patternmesh.agent.ice.Candidate;
import io.smallrye.mutiny.Uni;

/**
 * One connection with one ordered, reliable data channel. No method blocks. After {@link #close()}
 * the other methods fail or do nothing.
 *
 * @see <a href="https://www.w3.org/TR/webrtc/#rtcpeerconnection-interface">RTCPeerConnection</a>
 */
public interface Connection {

  /** Makes the data channel and the description to send as an offer. */
  Uni<String> offer();

  /** Takes the other side's offer and makes the description to send as an answer. */
  Uni<String> answer(String offer);

  /** Takes the other side's answer. */
  Uni<Void> accept(String answer);

  /** Tries one more way to the other side; only after its description was taken. */
  void add(Candidate candidate);

  /** Closes the data channel, lets what was sent leave, closes the rest. Idempotent. */
  Uni<Void> close();
}
