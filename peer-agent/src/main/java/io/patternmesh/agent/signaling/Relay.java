package io.patternmesh.agent.signaling;

import io.patternmesh.model.identity.PeerId;
import java.util.Optional;

/** Passes messages to other peers of the room. On the loop. */
public interface Relay {

  /** Whether this peer is in the room at the moment. */
  boolean joined();

  /**
   * Passes a message on.
   *
   * @return why it was not, when it was not
   */
  Optional<String> send(PeerId to, PeerMessage message);
}
