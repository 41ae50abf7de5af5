package io.patternmesh.agent.library;

import io.patternmesh.agent.identity.Identity;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.pattern.InvalidFieldException;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.revision.RevisionBody;
import io.patternmesh.model.revision.VersionVector;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes and signs this member's revisions. */
@ApplicationScoped
public class Authoring {

  private final Identity identity;
  private final Clock clock;

  Authoring(Identity identity, Clock clock) {
    this.identity = identity;
    this.clock = clock;
  }

  /** In whose name revisions are made. */
  public PeerId author() {
    return identity.id();
  }

  /**
   * The revision that makes {@code edit} follow everything that was seen.
   *
   * @throws InvalidFieldException when a version was asked for that is not greater than the highest
   *     seen
   */
  public Revision revise(String patternId, Optional<Known> known, Edit edit) {
    Instant now = clock.instant();
    long highest = known.map(base -> base.detail().version()).orElse(0L);
    long version = edit.version().orElse(highest + 1);
    if (version <= highest) {
      throw new InvalidFieldException(
          "version", Long.toString(version), "a number greater than " + highest + " expected");
    }
    VersionVector seen = known.map(base -> base.detail().seen()).orElse(VersionVector.EMPTY);
    return new RevisionBody(
            patternId,
            edit.content(),
            version,
            known.map(base -> base.head().body().createdAt()).orElse(now),
            now,
            seen.next(identity.id(), now.toEpochMilli()),
            audience(known, edit),
            identity.key().publicKey())
        .sign(identity.key());
  }

  /** Who holds a pattern keeps seeing it, its last author too: an audience only ever grows. */
  private Audience audience(Optional<Known> known, Edit edit) {
    Audience wanted = edit.audience().orElse(known.isPresent() ? Audience.DRAFT : Audience.ROOM);
    return known.map(base -> audienceOf(base.head()).plus(wanted)).orElse(wanted);
  }

  private Audience audienceOf(Revision head) {
    PeerId author = head.sharedBy();
    return author.equals(identity.id())
        ? head.audience()
        : head.audience().plus(Audience.only(List.of(author)));
  }
}
