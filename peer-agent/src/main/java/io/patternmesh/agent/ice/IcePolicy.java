package io.patternmesh.agent.ice;

import java.util.Locale;

/**
 * Which candidates may be used, as in the <a
 * href="https://www.w3.org/TR/webrtc/#rtcicetransportpolicy-enum">W3C's RTCIceTransportPolicy</a>.
 */
public enum IcePolicy {
  /** Any way that works. */
  ALL,
  /** Only ways through a TURN server; no peer learns this machine's addresses. */
  RELAY;

  /** The W3C's spelling, lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
