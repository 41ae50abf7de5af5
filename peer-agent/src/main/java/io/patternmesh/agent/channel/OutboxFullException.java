package io.patternmesh.agent.channel;

import io.patternmesh.model.identity.PeerId;

/** Too much waits to be sent already: wait for earlier sends to complete, then send again. */
public final class OutboxFullException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public OutboxFullException(PeerId peer, long waiting, long limit) {
    super(
        "channel to peer "
            + peer
            + ": "
            + waiting
            + " bytes wait to be sent, the limit is "
            + limit
            + "; wait for earlier sends to complete");
  }
}
