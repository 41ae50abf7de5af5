package io.patternmesh.model.identity;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;

/** A peer's Ed25519 key pair: the one thing that makes it this peer. Never printed. */
public final class SigningKey {

  private final PrivateKey secret;
  private final PublicKey publicKey;

  private SigningKey(PrivateKey secret, PublicKey publicKey) {
    this.secret = secret;
    this.publicKey = publicKey;
  }

  /** A new key from the platform's secure random source. */
  public static SigningKey generate() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new SigningKey(pair.getPrivate(), PublicKey.ofEncoded(pair.getPublic().getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
    }
  }

  /**
   * Reads a key back from its two encodings.
   *
   * @param pkcs8 the private key, PKCS #8
   * @param publicKey the public key that belongs to it
   * @throws IllegalArgumentException when the encoding is no Ed25519 key, or the two do not belong
   *     together
   */
  public static SigningKey restore(byte[] pkcs8, PublicKey publicKey) {
    try {
      PrivateKey secret =
          KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      SigningKey key = new SigningKey(secret, publicKey);
      byte[] probe = {1};
      if (!publicKey.verifies(probe, key.sign(probe))) {
        throw new IllegalArgumentException("signing key: public and private key do not match");
      }
      return key;
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("signing key: not an Ed25519 key in PKCS #8 form", e);
    }
  }

  /** The private key as PKCS #8, to be kept where only its owner can read it. */
  public byte[] encoded() {
    return secret.getEncoded();
  }

  /** The key that others check signatures with. */
  public PublicKey publicKey() {
    return publicKey;
  }

  /** The peer that holds this key. */
  public PeerId peerId() {
    return publicKey.peerId();
  }

  /** The 64 byte Ed25519 signature over {@code message}. */
  public byte[] sign(byte[] message) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(secret);
      signer.update(message);
      return signer.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an Ed25519 key signs any message", e);
    }
  }

  @Override
  public String toString() {
    return "SigningKey[" + peerId() + "]";
  }
}
