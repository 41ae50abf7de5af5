package io.patternmesh.agent.channel;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * How the agent stands with the signaling server. Channels that are open do not need it; new ones
 * do.
 *
 * @param url the server's address
 * @param state where it stands
 * @param error what went wrong last, if anything did since the room was last joined
 * @param attempts failed attempts since the room was last joined
 */
public record SignalingState(String url, Phase state, Optional<String> error, int attempts) {

  /** The stages of being in a room. */
  public enum Phase {
    CONNECTING,
    JOINED,
    DISCONNECTED,
    /** Another process joined with this peer's key; this one stays away until it is restarted. */
    REPLACED;

    /** The word in JSON, lower case. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public boolean joined() {
    return state == Phase.JOINED;
  }
}
