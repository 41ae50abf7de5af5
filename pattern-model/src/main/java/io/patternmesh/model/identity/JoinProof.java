package io.patternmesh.model.identity;

import java.nio.charset.StandardCharsets;

/**
 * What a peer signs to enter a room: proof, for this socket's challenge only, that it holds the key
 * of the id it claims. Text, one field a line, so that no two proofs of different purpose can be
 * taken for each other.
 */
public final class JoinProof {

  private JoinProof() {}

  /** The bytes to sign: {@code patternmesh/join/1 LF nonce LF room LF peer id}. */
  public static byte[] message(String nonce, String roomId, PeerId peer) {
    return String.join("\n", "patternmesh/join/1", nonce, roomId, peer.value())
        .getBytes(StandardCharsets.UTF_8);
  }
}
