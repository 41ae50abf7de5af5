package io.patternmesh.local.agent;

/**
 * Another member, as an agent sees it. {@code error} may be null.
 *
 * @param dataChannelState connecting, open, closing or closed
 */
public record PeerState(
    String id,
    String name,
    boolean present,
    String connectionState,
    String dataChannelState,
    String error) {

  /** Whether patterns can flow. */
  public boolean open() {
    return "open".equals(dataChannelState);
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
