package io.patternmesh.agent.signaling;

import io.patternmesh.model.identity.Quoted;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the server is and how to get in.
 *
 * @param url ws or wss
 * @param token for the door; never printed
 * @param joinTimeout for connecting and joining together
 */
public record SignalingServer(URI url, Optional<String> token, Duration joinTimeout) {

  /**
   * @throws IllegalArgumentException when the address is not usable
   */
  public SignalingServer {
    boolean webSocket = "ws".equals(url.getScheme()) || "wss".equals(url.getScheme());
    if (!webSocket || url.getHost() == null || url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "patternmesh.signaling.url: an address such as ws://localhost:3002 or"
              + " wss://signaling.example.org expected, got "
              + Quoted.of(url.getScheme() + "://" + url.getHost()));
    }
    if (joinTimeout.isZero() || joinTimeout.isNegative()) {
      throw new IllegalArgumentException(
          "patternmesh.signaling.join-timeout: more than 0 expected, got " + joinTimeout);
    }
  }

  @Override
  public String toString() {
    return url.toString();
  }
}
