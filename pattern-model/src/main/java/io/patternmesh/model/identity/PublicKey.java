package io.patternmesh.model.identity;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A raw Ed25519 public key, 32 bytes (RFC 8032). Equal by its bytes. */
public final class PublicKey {

  /** Length of a raw key, in bytes. */
  public static final int LENGTH = 32;

  /** What stands before a raw key in its X.509 SubjectPublicKeyInfo form (RFC 8410, section 4). */
  private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private final byte[] raw;

  private PublicKey(byte[] raw) {
    this.raw = raw;
  }

  /**
   * @throws IllegalArgumentException when {@code raw} is not 32 bytes
   */
  public static PublicKey of(byte[] raw) {
    if (raw == null || raw.length != LENGTH) {
      throw new IllegalArgumentException(
          "public key: " + LENGTH + " bytes expected, got " + (raw == null ? 0 : raw.length));
    }
    return new PublicKey(raw.clone());
  }

  /**
   * Reads the form that stands in JSON: base64url without padding.
   *
   * @throws IllegalArgumentException when it is not base64url of 32 bytes
   */
  public static PublicKey parse(String base64url) {
    try {
      return of(Base64.getUrlDecoder().decode(base64url));
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new IllegalArgumentException(
          "public key: base64url of 32 bytes expected, got " + Quoted.of(base64url), e);
    }
  }

  static PublicKey ofEncoded(byte[] x509) {
    return new PublicKey(Arrays.copyOfRange(x509, X509_PREFIX.length, x509.length));
  }

  /** A copy of the 32 raw bytes. */
  public byte[] bytes() {
    return raw.clone();
  }

  /** The peer that this key is. */
  public PeerId peerId() {
    return PeerId.of(this);
  }

  /**
   * Whether {@code signature} over {@code message} was made with this key. Never throws: a key that
   * is no point of the curve or a signature of another length verifies nothing.
   */
  public boolean verifies(byte[] message, byte[] signature) {
    try {
      byte[] encoded = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + LENGTH);
      System.arraycopy(raw, 0, encoded, X509_PREFIX.length, LENGTH);
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
      verifier.update(message);
      return verifier.verify(signature);
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PublicKey key && Arrays.equals(raw, key.raw);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(raw);
  }

  /** Base64url without padding, as {@link #parse} reads it. */
  @Override
  public String toString() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
  }
}
