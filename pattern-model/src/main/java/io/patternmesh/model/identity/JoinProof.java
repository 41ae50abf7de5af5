package io.patternmesh.model.identity;

/**
 * What a peer signs to enter a room: proof, for this socket's challenge only, that it holds the key
 * of the id it claims. Text, one field a line, so that no two proofs of different purpose can be
 * taken for each other; a line feed or a backslash within a field stands there as {@code \n} or
 * {@code \\}.
 */
public final class JoinProof {

  private JoinProof() {}

  /** The bytes to sign: {@code patternmesh/join/1 LF nonce LF room LF peer id}. */
  public static byte[] message(String nonce, String roomId, PeerId peer) {
    return SignedLines.of("patternmesh/join/1", nonce, roomId, peer.value());
  }
}
