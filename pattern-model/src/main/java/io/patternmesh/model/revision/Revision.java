package io.patternmesh.model.revision;

import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.identity.SigningKey;
import io.patternmesh.model.pattern.InvalidFieldException;
import io.patternmesh.model.pattern.Pattern;
import io.patternmesh.model.pattern.PatternContent;
import io.patternmesh.model.usage.UsageCounter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One signed, immutable state of one pattern. Two revisions are equal when their bodies are: the
 * {@link #digest()} covers all but the signature.
 */
public final class Revision {

  /** Length of an Ed25519 signature, in bytes. */
  public static final int SIGNATURE_LENGTH = 64;

  private final RevisionBody body;
  private final byte[] signature;
  private final Digest digest;

  private Revision(RevisionBody body, byte[] signature, Digest digest) {
    this.body = body;
    this.signature = signature;
    this.digest = digest;
  }

  static Revision signed(RevisionBody body, SigningKey key) {
    Digest digest = Digest.of(RevisionCodec.encodeBody(body));
    return new Revision(body, key.sign(message(digest)), digest);
  }

  /**
   * The bytes that an author signs: {@code patternmesh/revision/1}, a line feed and the digest in
   * hexadecimal digits. Short whatever the code's length, and no other proof's message.
   */
  private static byte[] message(Digest digest) {
    return ("patternmesh/revision/1\n" + digest).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * A revision as it came from elsewhere; {@link #isAuthentic()} tells whether to believe it.
   *
   * @throws InvalidFieldException when the signature is not 64 bytes
   */
  public static Revision of(RevisionBody body, byte[] signature) {
    int length = signature == null ? 0 : signature.length;
    if (length != SIGNATURE_LENGTH) {
      throw new InvalidFieldException(
          "signature", length + " bytes", SIGNATURE_LENGTH + " bytes expected");
    }
    return new Revision(body, signature.clone(), Digest.of(RevisionCodec.encodeBody(body)));
  }

  /** What was signed. */
  public RevisionBody body() {
    return body;
  }

  /** The pattern that this is a state of. */
  public String patternId() {
    return body.patternId();
  }

  /** Empty for a tombstone. */
  public Optional<PatternContent> content() {
    return body.content();
  }

  /** What the author had seen, this edit included. */
  public VersionVector clock() {
    return body.clock();
  }

  /** Who may hold it besides its author. */
  public Audience audience() {
    return body.audience();
  }

  /** The author's peer id, which users see as {@code sharedBy}. */
  public PeerId sharedBy() {
    return body.author().peerId();
  }

  /** A copy of the 64 bytes. */
  public byte[] signature() {
    return signature.clone();
  }

  /** SHA-256 of the body's deterministic CBOR. */
  public Digest digest() {
    return digest;
  }

  /** Whether the author's key made the signature over this body. */
  public boolean isAuthentic() {
    return body.author().verifies(message(digest), signature);
  }

  /** Whether {@code peer} may hold this revision: its author, and its audience. */
  public boolean mayBeHeldBy(PeerId peer) {
    return body.audience().includes(peer) || sharedBy().equals(peer);
  }

  /** What users see; empty for a tombstone. */
  public Optional<Pattern> pattern(UsageCounter usage) {
    return content()
        .map(
            content ->
                new Pattern(
                    patternId(),
                    content.name(),
                    content.category(),
                    content.framework(),
                    content.pattern(),
                    content.description(),
                    content.confidence(),
                    usage.total(),
                    body.version(),
                    body.createdAt(),
                    body.updatedAt(),
                    sharedBy()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Revision revision && digest.equals(revision.digest);
  }

  @Override
  public int hashCode() {
    return digest.hashCode();
  }

  @Override
  public String toString() {
    return "Revision[" + patternId() + " v" + body.version() + " by " + sharedBy() + "]";
  }
}
