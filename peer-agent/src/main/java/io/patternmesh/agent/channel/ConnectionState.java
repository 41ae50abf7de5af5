package io.patternmesh.agent.channel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * How the connection to a peer stands, in the words of the <a
 * href="https://www.w3.org/TR/webrtc/#rtcpeerconnectionstate-enum">W3C's
 * RTCPeerConnectionState</a>; an ended connection counts as {@code DISCONNECTED}.
 */
public enum ConnectionState {
  NEW,
  CONNECTING,
  CONNECTED,
  DISCONNECTED,
  FAILED;

  /** The W3C's spelling, lower case. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
