package io.patternmesh.model.revision;

import io.patternmesh.model.identity.PublicKey;
import io.patternmesh.model.identity.SigningKey;
import io.patternmesh.model.pattern.InvalidFieldException;
import io.patternmesh.model.pattern.Limits;
import io.patternmesh.model.pattern.PatternContent;
import java.time.Instant;
import java.util.Optional;

/**
 * What an author signs.
 *
 * @param patternId the pattern that this is a state of
 * @param content empty for a tombstone: the pattern is deleted
 * @param version from 1, one more than the highest that the author had seen
 * @param createdAt when the pattern's first revision was made, in milliseconds
 * @param updatedAt when this revision was made, in milliseconds; never rewritten
 * @param clock what the author had seen, this edit included
 * @param audience who may hold it
 * @param author the key whose peer id is the pattern's {@code sharedBy}
 */
public record RevisionBody(
    String patternId,
    Optional<PatternContent> content,
    long version,
    Instant createdAt,
    Instant updatedAt,
    VersionVector clock,
    Audience audience,
    PublicKey author) {

  /**
   * @throws InvalidFieldException naming the field that is out of its limits
   */
  public RevisionBody {
    Limits.id(patternId);
    given("content", content);
    given("clock", clock);
    given("audience", audience);
    given("author", author);
    Limits.number("version", version, 1);
    createdAt = Limits.time("createdAt", createdAt);
    updatedAt = Limits.time("updatedAt", updatedAt);
    if (clock.counter(author.peerId()) == 0) {
      throw new InvalidFieldException(
          "clock", "no counter for " + author.peerId(), "the author's own edit counted expected");
    }
  }

  private static void given(String field, Object value) {
    if (value == null) {
      throw new InvalidFieldException(field, "null", "a value expected");
    }
  }

  /** Whether this is a tombstone. */
  public boolean deleted() {
    return content.isEmpty();
  }

  /**
   * This body with its author's signature.
   *
   * @throws IllegalArgumentException when {@code key} is not the author's
   */
  public Revision sign(SigningKey key) {
    if (!key.publicKey().equals(author)) {
      throw new IllegalArgumentException(
          "a revision is signed by its author " + author.peerId() + ", not by " + key.peerId());
    }
    return Revision.signed(this, key);
  }
}
