package io.patternmesh.agent.signaling;

import io.patternmesh.model.identity.Quoted;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The server's first message.
 *
 * @param nonce to be signed; 16 to 128 characters of base64 or base64url
 * @param maxMessageBytes the server's bound for one message
 * @param pingInterval how often to ping
 * @param silenceTimeout after how much silence the other side counts as lost
 */
record Challenge(
    String nonce, int maxMessageBytes, Duration pingInterval, Duration silenceTimeout) {

  private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_=+/-]{16,128}");
  private static final Duration SHORTEST = Duration.ofMillis(20);

  /**
   * @throws IllegalArgumentException when the nonce or a limit is out of its form
   */
  Challenge {
    if (!NONCE.matcher(nonce).matches()) {
      throw new IllegalArgumentException(
          "challenge: a nonce of 16 to 128 base64url characters expected, got " + Quoted.of(nonce));
    }
    if (maxMessageBytes < 1_024
        || pingInterval.compareTo(SHORTEST) < 0
        || silenceTimeout.compareTo(pingInterval) <= 0) {
      throw new IllegalArgumentException(
          "challenge: maxMessageBytes of 1024 or more and 0 < pingIntervalMillis <"
              + " silenceTimeoutMillis expected, got "
              + maxMessageBytes
              + ", "
              + pingInterval.toMillis()
              + ", "
              + silenceTimeout.toMillis());
    }
  }
}
