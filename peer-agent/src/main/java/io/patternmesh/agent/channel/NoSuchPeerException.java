package io.patternmesh.agent.channel;

import io.patternmesh.model.identity.PeerId;

/** Nobody of this id was seen in the room. */
public final class NoSuchPeerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NoSuchPeerException(PeerId peer) {
    super("no peer " + peer + " in the room; GET /api/peers lists those that are");
  }
}
