package io.patternmesh.model.identity;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;

/**
 * Names a peer by its key: base32 (RFC 4648 alphabet, lower case, no padding) of the first 20 bytes
 * of SHA-256 over the raw Ed25519 public key. Always 32 characters of {@code a-z2-7}, so the order
 * of the strings is the order of peers: of two peers the one with the greater id offers.
 */
public record PeerId(String value) implements Comparable<PeerId> {

  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final Pattern FORM = Pattern.compile("[a-z2-7]{32}");

  /**
   * @throws IllegalArgumentException when {@code value} is not 32 characters of {@code a-z2-7}
   */
  public PeerId {
    if (value == null || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "peer id: 32 characters of a-z and 2-7 expected, got " + Quoted.of(value));
    }
  }

  /** The id of the peer that holds this key. */
  public static PeerId of(PublicKey key) {
    byte[] hash = sha256(key.bytes());
    StringBuilder id = new StringBuilder(32);
    for (int block = 0; block < 20; block += 5) {
      long bits = 0;
      for (int i = 0; i < 5; i++) {
        bits = bits << 8 | hash[block + i] & 0xff;
      }
      for (int shift = 35; shift >= 0; shift -= 5) {
        id.append(ALPHABET.charAt((int) (bits >> shift) & 31));
      }
    }
    return new PeerId(id.toString());
  }

  @Override
  public int compareTo(PeerId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
