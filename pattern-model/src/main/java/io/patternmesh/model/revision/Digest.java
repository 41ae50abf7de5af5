package io.patternmesh.model.revision;

import io.patternmesh.model.identity.Quoted;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A SHA-256 digest, 32 bytes; ordered as unsigned bytes. Written as 64 hexadecimal digits. */
public final class Digest implements Comparable<Digest> {

  /** Length in bytes. */
  public static final int LENGTH = 32;

  private final byte[] bytes;

  private Digest(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The SHA-256 digest of {@code content}. */
  public static Digest of(byte[] content) {
    try {
      return new Digest(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * @throws IllegalArgumentException when {@code bytes} are not 32
   */
  public static Digest wrap(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("digest: 32 bytes expected, got " + bytes.length);
    }
    return new Digest(bytes.clone());
  }

  /**
   * @throws IllegalArgumentException when {@code hex} is not 64 hexadecimal digits
   */
  public static Digest parse(String hex) {
    try {
      return wrap(HexFormat.of().parseHex(hex));
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new IllegalArgumentException(
          "digest: 64 hexadecimal digits expected, got " + Quoted.of(hex), e);
    }
  }

  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public int compareTo(Digest other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Digest digest && Arrays.equals(bytes, digest.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
