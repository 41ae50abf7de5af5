package io.patternmesh.local.agent;

/**
 * Another member, as an agent sees it. {@code error} and {@code stats} may be null.
 *
 * @param dataChannelState connecting, open, closing or closed
 * @param stats of the channel, while there is one
 */
public record PeerState(
    String id,
    String name,
    boolean present,
    String connectionState,
    String dataChannelState,
    String error,
    Stats stats) {

  /** Payload that the channel carried since it opened. */
  public record Stats(long bytesSent, long bytesReceived) {}

  /** Whether patterns can flow. */
  public boolean open() {
    return "open".equals(dataChannelState);
  }

  /** Bytes that the channel carried both ways since it opened; 0 without one. */
  public long carried() {
    return stats == null ? 0 : stats.bytesSent() + stats.bytesReceived();
  }

  /** Name and states in one phrase. */
  public String shown() {
    return name
        + ": connection "
        + connectionState
        + ", channel "
        + dataChannelState
        + (error == null ? "" : ", " + error);
  }
}
