package io.patternmesh.signaling.message;

import com.fasterxml.jackson.databind.JsonNode;
import io.patternmesh.model.identity.PublicKey;
import io.patternmesh.signaling.room.RoomId;
import io.patternmesh.signaling.room.Signal;
import java.util.Optional;

/** A message from a peer, every field of which has been checked. */
public sealed interface PeerMessage {

  /** The sender's name for the message, if it gave one. */
  Optional<String> id();

  /**
   * {@code join_room}.
   *
   * @param proof the Ed25519 signature, 64 bytes
   */
  record Join(
      Optional<String> id,
      RoomId roomId,
      PublicKey publicKey,
      String name,
      byte[] proof,
      Optional<String> token)
      implements PeerMessage {

    /** Without proof and token, which are never logged. */
    @Override
    public String toString() {
      return "Join[" + roomId + " " + publicKey.peerId() + "]";
    }
  }

  /** {@code leave_room}. */
  record Leave(Optional<String> id) implements PeerMessage {}

  /** {@code offer}, {@code answer} or {@code ice_candidate}. */
  record Pass(Optional<String> id, Signal signal) implements PeerMessage {}

  /** {@code ping}; the payload goes back as it came. */
  record Ping(Optional<String> id, JsonNode payload) implements PeerMessage {}

  /** {@code pong}: the peer is alive, which any message says as well. */
  record Pong(Optional<String> id) implements PeerMessage {}
}
