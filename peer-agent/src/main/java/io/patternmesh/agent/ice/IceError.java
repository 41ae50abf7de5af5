package io.patternmesh.agent.ice;

import io.patternmesh.model.identity.Quoted;

/**
 * A server did not give a candidate, as in the <a
 * href="https://www.w3.org/TR/webrtc/#rtcpeerconnectioniceerrorevent">W3C's
 * RTCPeerConnectionIceErrorEvent</a>.
 *
 * @param url the server's address, in the network's spelling
 * @param code of <a href="https://www.rfc-editor.org/rfc/rfc8656#section-19">RFC 8656</a>, or 701
 *     where there was no answer
 * @param text the server's words, or the network's
 */
public record IceError(String url, int code, String text) {

  private static final int NO_ANSWER = 701;
  private static final int UNAUTHORIZED = 401;
  private static final int WRONG_CREDENTIALS = 441;
  private static final int QUOTA = 486;
  private static final int FULL = 508;

  /** What happened and what to do, to follow the server's name. */
  String verdict() {
    return switch (code) {
      case UNAUTHORIZED ->
          "answered 401 Unauthorized: check its username and credential, and that they have not"
              + " expired";
      case WRONG_CREDENTIALS -> "answered 441 Wrong Credentials: check its username and credential";
      case QUOTA -> "answered 486 Allocation Quota Reached: raise its quota, or close sessions";
      case FULL -> "answered 508 Insufficient Capacity: give it more relay ports";
      case NO_ANSWER -> unreachable();
      default -> "answered " + code + " " + Quoted.of(text);
    };
  }

  private String unreachable() {
    return text.contains("lookup")
        ? "was not found: check its host name, and this machine's DNS"
        : "was not reached: check its address, that it runs, and what a firewall lets through";
  }
}
