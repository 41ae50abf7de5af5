package io.patternmesh.model.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.patternmesh.model.merge.ExpectedHead;
import io.patternmesh.model.merge.MergeBatch;
import io.patternmesh.model.merge.MergeItem;
import io.patternmesh.model.pattern.InvalidFieldException;
import io.patternmesh.model.pattern.Pattern;
import io.patternmesh.model.pattern.PatternContent;
import io.patternmesh.model.usage.PatternUsage;
import io.patternmesh.model.usage.UsageCounter;
import io.patternmesh.model.world.Keys;
import io.patternmesh.model.world.Samples;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RevisionTest {

  private static final Instant TIME = Instant.ofEpochMilli(5);
  private static final VersionVector CLOCK = VersionVector.of(Map.of(Keys.ALICE.peerId(), 2_000L));

  private final Revision revision = Samples.revision("a");

  @Test
  void fieldsAreWithinTheirLimits() {
    Optional<PatternContent> none = Optional.empty();
    invalid("id: ", () -> body("a b", none, 1, TIME, CLOCK, Audience.ROOM));
    invalid("version: ", () -> body("a", none, 0, TIME, CLOCK, Audience.ROOM));
    invalid("version: ", () -> body("a", none, 1L << 53, TIME, CLOCK, Audience.ROOM));
    invalid("createdAt: ", () -> body("a", none, 1, Instant.MAX, CLOCK, Audience.ROOM));
    invalid("createdAt: ", () -> body("a", none, 1, TIME.minusMillis(6), CLOCK, Audience.ROOM));
    invalid("content: ", () -> body("a", null, 1, TIME, CLOCK, Audience.ROOM));
    invalid("clock: a value expected", () -> body("a", none, 1, TIME, null, Audience.ROOM));
    invalid("audience: ", () -> body("a", none, 1, TIME, CLOCK, null));
    invalid(
        "clock: the author's own edit counted expected, got no counter for " + Keys.ALICE.peerId(),
        () -> body("a", none, 1, TIME, VersionVector.EMPTY, Audience.ROOM));
    assertThat(body("a", none, (1L << 53) - 1, TIME, CLOCK, Audience.ROOM).deleted()).isTrue();
    invalid(
        "signature: 64 bytes expected, got 63", () -> Revision.of(revision.body(), new byte[63]));
    invalid("signature: ", () -> Revision.of(revision.body(), (byte[]) null));
  }

  @Test
  void onlyTheAuthorSigns() {
    assertThat(revision.isAuthentic()).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> revision.body().sign(Keys.BOB))
        .withMessageContaining(Keys.ALICE.peerId() + ", not by " + Keys.BOB.peerId());
    byte[] signature = revision.signature();
    signature[0] ^= 1;
    assertThat(Revision.of(revision.body(), signature).isAuthentic()).isFalse();
    assertThat(revision.isAuthentic()).isTrue();
  }

  @Test
  void anAudienceAndTheAuthorMayHoldIt() {
    Revision draft = body("a", Optional.empty(), 1, TIME, CLOCK, Audience.DRAFT).sign(Keys.ALICE);
    Revision forBob =
        body("a", Optional.empty(), 1, TIME, CLOCK, Audience.only(List.of(Keys.BOB.peerId())))
            .sign(Keys.ALICE);

    assertThat(revision.mayBeHeldBy(Keys.CAROL.peerId())).isTrue();
    assertThat(draft.mayBeHeldBy(Keys.ALICE.peerId())).isTrue();
    assertThat(draft.mayBeHeldBy(Keys.BOB.peerId())).isFalse();
    assertThat(forBob.mayBeHeldBy(Keys.BOB.peerId())).isTrue();
    assertThat(forBob.mayBeHeldBy(Keys.CAROL.peerId())).isFalse();
  }

  @Test
  void usersSeeContentNumbersAndAuthorAndNothingOfATombstone() {
    UsageCounter used = UsageCounter.ZERO.usedBy(Keys.BOB.peerId()).usedBy(Keys.BOB.peerId());
    Pattern pattern = revision.pattern(used).orElseThrow();

    assertThat(pattern.name()).isEqualTo("Retries");
    assertThat(pattern.usageCount()).isEqualTo(2);
    assertThat(pattern.updatedAt()).isEqualTo(Instant.ofEpochMilli(2_000));
    assertThat(pattern.sharedBy()).isEqualTo(Keys.ALICE.peerId());
    assertThat(
            body("a", Optional.empty(), 1, TIME, CLOCK, Audience.ROOM)
                .sign(Keys.ALICE)
                .pattern(used))
        .isEmpty();
  }

  @Test
  void digestsReadBackFromTheirText() {
    assertThat(Digest.parse(revision.digest().toString())).isEqualTo(revision.digest());
    assertThatIllegalArgumentException().isThrownBy(() -> Digest.parse("00"));
    assertThatIllegalArgumentException().isThrownBy(() -> Digest.parse(null));
    assertThatIllegalArgumentException().isThrownBy(() -> Digest.wrap(new byte[33]));
  }

  @Test
  void anExpectedHeadIsMetOrNot() {
    Optional<Digest> head = Optional.of(revision.digest());
    ExpectedHead at = new ExpectedHead.At(revision.digest());

    assertThat(ExpectedHead.ANY.isMetBy(head)).isTrue();
    assertThat(ExpectedHead.ANY.isMetBy(Optional.empty())).isTrue();
    assertThat(ExpectedHead.ABSENT.isMetBy(head)).isFalse();
    assertThat(ExpectedHead.ABSENT.isMetBy(Optional.empty())).isTrue();
    assertThat(at.isMetBy(head)).isTrue();
    assertThat(at.isMetBy(Optional.empty())).isFalse();
    assertThat(at.isMetBy(Optional.of(Samples.revision("b").digest()))).isFalse();
  }

  @Test
  void aBatchHoldsUpTo1000OfEach() {
    MergeItem item = MergeItem.of(revision);
    PatternUsage usage = new PatternUsage("a", UsageCounter.ZERO);

    MergeBatch most =
        new MergeBatch(Collections.nCopies(1_000, item), Collections.nCopies(1_000, usage));
    assertThat(MergeBatch.decode(most.encode())).isEqualTo(most);
    invalid(
        "revisions: at most 1000 in a batch expected, got 1001",
        () -> new MergeBatch(Collections.nCopies(1_001, item), List.of()));
    invalid("usage: ", () -> new MergeBatch(List.of(), Collections.nCopies(1_001, usage)));
    invalid("id: ", () -> new PatternUsage("", UsageCounter.ZERO));
  }

  private static RevisionBody body(
      String id,
      Optional<PatternContent> content,
      long version,
      Instant time,
      VersionVector clock,
      Audience audience) {
    return new RevisionBody(
        id, content, version, time, time, clock, audience, Keys.ALICE.publicKey());
  }

  private static void invalid(String saying, Runnable make) {
    assertThatExceptionOfType(InvalidFieldException.class)
        .isThrownBy(make::run)
        .withMessageStartingWith(saying);
  }
}
