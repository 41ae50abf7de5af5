package io.patternmesh.registry.merge;

import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.revision.RevisionCodec;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Verifies what the faster provider cannot: it takes messages of at most 1 MiB and fails on longer
 * ones, which looks like a forgery. Code of 1 MiB makes a longer message.
 */
final class LargeSignature {

  private static final int FAST_LIMIT = 1 << 20;
  private static final String JDK = "SunEC";

  /** What stands before a raw key in its X.509 form (RFC 8410, section 4). */
  private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  /** The array's head in front of the body, and the byte string's head and bytes behind it. */
  private static final int BEFORE = 1;

  private static final int BEHIND = 2 + Revision.SIGNATURE_LENGTH;

  private LargeSignature() {}

  /** Whether the revision is too long for the faster provider and was signed by its author. */
  static boolean isAuthentic(Revision revision) {
    byte[] encoded = RevisionCodec.encode(revision);
    if (encoded.length - BEFORE - BEHIND <= FAST_LIMIT) {
      return false;
    }
    byte[] body = Arrays.copyOfRange(encoded, BEFORE, encoded.length - BEHIND);
    return Digest.of(body).equals(revision.digest()) && verifies(revision, body);
  }

  private static boolean verifies(Revision revision, byte[] body) {
    try {
      byte[] raw = revision.body().author().bytes();
      byte[] x509 = Arrays.copyOf(X509_PREFIX, X509_PREFIX.length + raw.length);
      System.arraycopy(raw, 0, x509, X509_PREFIX.length, raw.length);
      PublicKey key =
          KeyFactory.getInstance("Ed25519", JDK).generatePublic(new X509EncodedKeySpec(x509));
      Signature signature = Signature.getInstance("Ed25519", JDK);
      signature.initVerify(key);
      signature.update(body);
      return signature.verify(revision.signature());
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }
}
