package io.patternmesh.agent.ice;

import io.patternmesh.model.identity.Quoted;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One way to reach a peer: the W3C's <a
 * href="https://www.w3.org/TR/webrtc/#rtcicecandidate-interface">RTCIceCandidateInit</a> around a
 * candidate attribute of <a href="https://www.rfc-editor.org/rfc/rfc8839#section-5.1">RFC 8839,
 * section 5.1</a>.
 *
 * @param candidate {@code candidate:...}, at most 1,024 characters
 * @param sdpMid the media description it belongs to
 * @param sdpMLineIndex that description's place, from 0
 * @param usernameFragment of the ICE generation it belongs to, where it was given
 */
public record Candidate(
    String candidate, String sdpMid, int sdpMLineIndex, Optional<String> usernameFragment) {

  private static final int MAX_LENGTH = 1_024;
  private static final Pattern FORM =
      Pattern.compile(
          "candidate:[A-Za-z0-9+/]{1,32} [0-9]{1,3} (?i:udp|tcp|ssltcp) [0-9]{1,10}"
              + " [A-Za-z0-9.:_%-]{1,255} [0-9]{1,5} typ (host|srflx|prflx|relay)"
              + "( [\\x20-\\x7e]*)?");
  private static final Pattern MID = Pattern.compile("[\\x21-\\x7e]{1,32}");

  /**
   * @throws IllegalArgumentException when it is not of that form
   */
  public Candidate {
    if (candidate.length() > MAX_LENGTH || !FORM.matcher(candidate).matches()) {
      throw new IllegalArgumentException(
          "ICE candidate: candidate:... of RFC 8839 expected, got " + Quoted.of(candidate));
    }
    if (!MID.matcher(sdpMid).matches() || sdpMLineIndex < 0 || sdpMLineIndex > 255) {
      throw new IllegalArgumentException(
          "ICE candidate: sdpMid of 1 to 32 characters and sdpMLineIndex of 0 to 255 expected, got "
              + Quoted.of(sdpMid)
              + " and "
              + sdpMLineIndex);
    }
  }
}
