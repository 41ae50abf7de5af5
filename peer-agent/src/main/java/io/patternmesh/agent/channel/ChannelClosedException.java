package io.patternmesh.agent.channel;

import io.patternmesh.model.identity.PeerId;

/** A message was not sent, or a stream ended, because the channel to the peer is closed. */
public final class ChannelClosedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ChannelClosedException(PeerId peer, String reason) {
    super("channel to peer " + peer + " is closed: " + reason);
  }
}
