package io.patternmesh.agent.conversation;

import java.time.Duration;

/** No sign of life from the peer for too long. */
public final class PeerSilentException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PeerSilentException(Duration silence) {
    super("no sign of life for " + silence.toMillis() + " ms");
  }
}
