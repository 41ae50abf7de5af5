package io.patternmesh.agent.message;

import io.patternmesh.model.identity.PeerId;

/** So many messages were sent to a peer that it would end the session at more. */
public final class TooManyMessagesException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TooManyMessagesException(PeerId peer, String pace) {
    super(
        "message to peer "
            + peer
            + ": at most "
            + pace
            + " are sent; send it later, or put more in each");
  }
}
