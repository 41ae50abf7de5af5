package io.patternmesh.model.world;

import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.revision.RevisionBody;
import io.patternmesh.model.revision.VersionVector;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Revisions whose versions, times and clocks have nothing to do with what happened. */
public final class Lies {

  private Lies() {}

  /** One revision of {@code p}, from few values, so that all ties occur. */
  public static Arbitrary<Revision> revision() {
    return Combinators.combine(
            Arbitraries.longs().between(1, 3),
            Arbitraries.longs().between(1, 2),
            Arbitraries.integers().between(0, 2).optional(),
            Values.counters(),
            Values.author())
        .as(
            (version, updatedAt, content, clock, author) ->
                Member.unsigned(
                    new RevisionBody(
                        "p",
                        content.map(History::content),
                        version,
                        Instant.EPOCH,
                        Instant.ofEpochMilli(updatedAt),
                        VersionVector.of(clock).next(author.peerId(), updatedAt),
                        Audience.ROOM,
                        author.publicKey())))
        .withoutEdgeCases();
  }
}
