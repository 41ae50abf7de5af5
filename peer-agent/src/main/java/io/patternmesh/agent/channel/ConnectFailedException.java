package io.patternmesh.agent.channel;

import io.patternmesh.model.identity.PeerId;

/** {@link Mesh#connect} ended without an open channel; the message says why. */
public final class ConnectFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ConnectFailedException(PeerId peer, String reason) {
    super("peer " + peer + " was not connected: " + reason);
  }
}
