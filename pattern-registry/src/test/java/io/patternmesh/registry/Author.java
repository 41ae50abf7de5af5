package io.patternmesh.registry;

import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.identity.SigningKey;
import io.patternmesh.model.pattern.PatternCategory;
import io.patternmesh.model.pattern.PatternContent;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.revision.RevisionBody;
import io.patternmesh.model.revision.VersionVector;
import java.time.Instant;
import java.util.Optional;

/** A member who writes revisions. */
public final class Author {

  /** Well in the past, so that nothing is ahead of any clock. */
  public static final Instant START = Instant.parse("2024-05-06T07:08:09.010Z");

  private final SigningKey key = SigningKey.generate();

  public PeerId id() {
    return key.peerId();
  }

  /** A first revision of a pattern. */
  public Revision writes(String id, String code) {
    return writes(id, code, Audience.ROOM);
  }

  public Revision writes(String id, String code, Audience audience) {
    return sign(
        id,
        Optional.of(content(code)),
        1,
        START,
        VersionVector.EMPTY.next(id(), START.toEpochMilli()),
        audience);
  }

  /** An edit of what {@code seen} says, one second later. */
  public Revision edits(Revision seen, String code) {
    return edits(seen, code, seen.audience());
  }

  public Revision edits(Revision seen, String code, Audience audience) {
    return follows(seen, Optional.of(content(code)), audience, seen.clock());
  }

  /** An edit that has seen both. */
  public Revision resolves(Revision one, Revision other, String code) {
    Revision greater = one.body().version() > other.body().version() ? one : other;
    return follows(
        greater, Optional.of(content(code)), greater.audience(), one.clock().merge(other.clock()));
  }

  public Revision deletes(Revision seen) {
    return follows(seen, Optional.empty(), seen.audience(), seen.clock());
  }

  public Revision dated(String id, String code, Instant updatedAt) {
    return sign(
        id,
        Optional.of(content(code)),
        1,
        updatedAt,
        VersionVector.EMPTY.next(id(), updatedAt.toEpochMilli()),
        Audience.ROOM);
  }

  /** A first revision with this content. */
  public Revision writes(String id, PatternContent content) {
    return sign(
        id,
        Optional.of(content),
        1,
        START,
        VersionVector.EMPTY.next(id(), START.toEpochMilli()),
        Audience.ROOM);
  }

  public static PatternContent content(String code) {
    return new PatternContent(
        "Logs in", PatternCategory.E2E_TEST, "playwright", code, "A user logs in", 80);
  }

  private Revision follows(
      Revision seen, Optional<PatternContent> content, Audience audience, VersionVector clock) {
    Instant updatedAt = seen.body().updatedAt().plusSeconds(1);
    return sign(
        seen.patternId(),
        content,
        seen.body().version() + 1,
        updatedAt,
        clock.next(id(), updatedAt.toEpochMilli()),
        audience);
  }

  private Revision sign(
      String id,
      Optional<PatternContent> content,
      long version,
      Instant at,
      VersionVector clock,
      Audience audience) {
    RevisionBody body =
        new RevisionBody(
            id,
            content,
            version,
            START.isBefore(at) ? START : at,
            at,
            clock,
            audience,
            key.publicKey());
    return body.sign(key);
  }
}
