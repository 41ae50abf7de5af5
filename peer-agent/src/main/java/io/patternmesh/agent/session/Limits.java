package io.patternmesh.agent.session;

import io.patternmesh.agent.channel.PeerChannel;
import java.time.Duration;

/**
 * The bounds of a session.
 *
 * @param connectTimeout from the offer to the open channel
 * @param inboundBuffer received bytes that may wait for their reader
 * @param highWater bytes that may wait in the network
 */
public record Limits(Duration connectTimeout, long inboundBuffer, long highWater) {

  private static final long MOST_BUFFERED = 8L << 20;

  /**
   * @throws IllegalArgumentException when a bound is out of its range
   */
  public Limits {
    if (connectTimeout.toMillis() < 100) {
      throw new IllegalArgumentException(
          "patternmesh.webrtc.connect-timeout: 100 ms or more expected, got " + connectTimeout);
    }
    if (inboundBuffer < PeerChannel.MAX_MESSAGE_BYTES) {
      throw new IllegalArgumentException(
          "patternmesh.webrtc.inbound-buffer: 64K or more expected, got " + inboundBuffer);
    }
    if (highWater < PeerChannel.MAX_MESSAGE_BYTES || highWater > MOST_BUFFERED) {
      throw new IllegalArgumentException(
          "patternmesh.webrtc.high-water: 64K to 8M expected, got " + highWater);
    }
  }
}
