package io.patternmesh.signaling.room;

import com.fasterxml.jackson.databind.JsonNode;
import io.patternmesh.model.identity.PeerId;
import java.util.Optional;

/**
 * An offer, an answer or a candidate on its way to one member. The payload is passed on as it came:
 * what it says is between the two peers.
 *
 * @param id the sender's name for the message, if it gave one
 */
public record Signal(SignalKind kind, Optional<String> id, PeerId to, JsonNode payload) {

  /** Without the payload, which is never logged. */
  @Override
  public String toString() {
    return "Signal[" + kind + " to " + to + "]";
  }
}
