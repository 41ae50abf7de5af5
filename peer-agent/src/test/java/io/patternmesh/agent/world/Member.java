package io.patternmesh.agent.world;

import io.patternmesh.agent.channel.RemotePeer;
import io.patternmesh.agent.identity.Identity;
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

/** A person with a key. */
public record Member(SigningKey key, String name) implements Identity {

  /** In the past of every clock. */
  public static final Instant START = Instant.parse("2024-05-06T07:08:09.010Z");

  public static Member of(String name) {
    return new Member(SigningKey.generate(), name);
  }

  @Override
  public PeerId id() {
    return key.peerId();
  }

  public RemotePeer remote() {
    return new RemotePeer(id(), name, key.publicKey());
  }

  /** A first revision. */
  public Revision writes(String id, String code, Audience audience) {
    return revision(id, Optional.of(code), 1, VersionVector.EMPTY, audience);
  }

  public Revision writes(String id, String code) {
    return writes(id, code, Audience.ROOM);
  }

  /** An edit of what was seen, or with no code its deletion. */
  public Revision follows(Revision seen, Optional<String> code, Audience audience) {
    return revision(seen.patternId(), code, seen.body().version() + 1, seen.clock(), audience);
  }

  /** An edit that has seen both. */
  public Revision settles(Revision one, Revision other, String code) {
    return revision(
        one.patternId(),
        Optional.of(code),
        Math.max(one.body().version(), other.body().version()) + 1,
        one.clock().merge(other.clock()),
        Audience.ROOM);
  }

  private Revision revision(
      String id, Optional<String> code, long version, VersionVector seen, Audience audience) {
    Instant at = START.plusSeconds(version);
    return new RevisionBody(
            id,
            code.map(Member::content),
            version,
            START,
            at,
            seen.next(id(), at.toEpochMilli()),
            audience,
            key.publicKey())
        .sign(key);
  }

  public static PatternContent content(String code) {
    return new PatternContent("a name", PatternCategory.UNIT_TEST, "jest", code, "", 50);
  }
}
