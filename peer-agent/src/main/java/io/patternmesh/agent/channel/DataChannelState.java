package io.patternmesh.agent.channel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * How the data channel to a peer stands, in the words of the <a
 * href="https://www.w3.org/TR/webrtc/#dom-rtcdatachannelstate">W3C's RTCDataChannelState</a>.
 */
public enum DataChannelState {
  CONNECTING,
  OPEN,
  CLOSING,
  CLOSED;

  /** The W3C's spelling, lower case. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
