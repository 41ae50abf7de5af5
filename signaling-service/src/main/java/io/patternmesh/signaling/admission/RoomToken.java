package io.patternmesh.signaling.admission;

import io.patternmesh.signaling.SignalingSettings;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/** The secret that each join must carry, if the operator set one. */
@Singleton
final class RoomToken {

  private final Optional<byte[]> expected;

  RoomToken(SignalingSettings settings) {
    this.expected = settings.roomToken().map(RoomToken::sha256);
  }

  /** Whether a join with this token may go on. Hashes are compared, so time tells no length. */
  boolean admits(Optional<String> token) {
    return expected.map(hash -> MessageDigest.isEqual(hash, sha256(token.orElse("")))).orElse(true);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
