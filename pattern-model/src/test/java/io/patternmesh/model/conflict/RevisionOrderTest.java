package io.patternmesh.model.conflict;

import static io.patternmesh.model.conflict.RevisionOrder.ASCENDING;
import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.model.pattern.PatternContent;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.revision.RevisionBody;
import io.patternmesh.model.revision.VersionVector;
import io.patternmesh.model.world.History;
import io.patternmesh.model.world.Keys;
import io.patternmesh.model.world.Lies;
import io.patternmesh.model.world.Member;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RevisionOrderTest {

  private static final Optional<PatternContent> CONTENT = Optional.of(History.content(1));

  @Property
  void theOrderIsAntisymmetric(@ForAll("lies") Revision one, @ForAll("lies") Revision other) {
    assertThat(Integer.signum(ASCENDING.compare(one, other)))
        .isEqualTo(-Integer.signum(ASCENDING.compare(other, one)));
  }

  @Property(tries = 1_000)
  void theOrderIsTransitive(
      @ForAll("lies") Revision one, @ForAll("lies") Revision two, @ForAll("lies") Revision three) {
    if (ASCENDING.compare(one, two) <= 0 && ASCENDING.compare(two, three) <= 0) {
      assertThat(ASCENDING.compare(one, three)).isNotPositive();
    }
  }

  @Property(tries = 1_000)
  void onlyEqualRevisionsTie(@ForAll("lies") Revision one, @ForAll("lies") Revision other) {
    assertThat(ASCENDING.compare(one, other) == 0).isEqualTo(one.equals(other));
    assertThat(ASCENDING.compare(one, one)).isZero();
    assertThat(RevisionOrder.wins(one, one)).isFalse();
  }

  @Test
  void greaterVersionWinsOverLaterTime() {
    wins(revision(2, 1, Optional.empty()), revision(1, 9, CONTENT));
  }

  @Test
  void laterTimestampBreaksAVersionTie() {
    wins(revision(1, 2, Optional.empty()), revision(1, 1, CONTENT));
  }

  @Test
  void anEditWinsOverADeleteOfTheSameTime() {
    wins(revision(1, 1, CONTENT), revision(1, 1, Optional.empty()));
  }

  @Test
  void theGreaterDigestBreaksTheLastTieAsUnsignedBytes() {
    Revision one = revision(1, 1, CONTENT);
    Revision other = revision(1, 1, Optional.of(History.content(2)));
    boolean first = one.digest().toString().compareTo(other.digest().toString()) > 0;

    wins(first ? one : other, first ? other : one);
    assertThat(Digest.parse("ff" + "00".repeat(31)))
        .isGreaterThan(Digest.parse("7f" + "ff".repeat(31)));
  }

  @Provide
  Arbitrary<Revision> lies() {
    return Lies.revision();
  }

  private static void wins(Revision winner, Revision loser) {
    assertThat(RevisionOrder.wins(winner, loser)).isTrue();
    assertThat(RevisionOrder.wins(loser, winner)).isFalse();
  }

  private static Revision revision(long version, long time, Optional<PatternContent> content) {
    return Member.unsigned(
        new RevisionBody(
            "p",
            content,
            version,
            Instant.EPOCH,
            Instant.ofEpochMilli(time),
            VersionVector.of(Map.of(Keys.ALICE.peerId(), 1L)),
            Audience.ROOM,
            Keys.ALICE.publicKey()));
  }
}
