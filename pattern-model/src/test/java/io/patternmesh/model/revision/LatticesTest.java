package io.patternmesh.model.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.identity.SigningKey;
import io.patternmesh.model.pattern.InvalidFieldException;
import io.patternmesh.model.usage.UsageCounter;
import io.patternmesh.model.world.Keys;
import io.patternmesh.model.world.Values;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** What is merged by maximum: version vectors, usage counters, audiences. */
class LatticesTest {

  private static final long GREATEST = (1L << 53) - 1;

  @Property
  void vectorsMergeToTheirLeastUpperBound(
      @ForAll("vectors") VersionVector one,
      @ForAll("vectors") VersionVector two,
      @ForAll("vectors") VersionVector three) {
    assertThat(one.merge(two)).isEqualTo(two.merge(one));
    assertThat(one.merge(two).merge(three)).isEqualTo(one.merge(two.merge(three)));
    assertThat(one.merge(one)).isEqualTo(one).isEqualTo(one.merge(VersionVector.EMPTY));
    assertThat(one.merge(two).covers(one)).isTrue();
    if (three.covers(one) && three.covers(two)) {
      assertThat(three.covers(one.merge(two))).isTrue();
    }
  }

  @Property
  void comparingIsAPartialOrder(
      @ForAll("vectors") VersionVector one,
      @ForAll("vectors") VersionVector two,
      @ForAll("vectors") VersionVector three) {
    Causality causality = one.compare(two);
    Causality mirrored = two.compare(one);

    assertThat(one.compare(one)).isEqualTo(Causality.EQUAL);
    assertThat(causality == Causality.EQUAL).isEqualTo(one.equals(two));
    assertThat(causality == Causality.BEFORE).isEqualTo(mirrored == Causality.AFTER);
    assertThat(causality == Causality.CONCURRENT).isEqualTo(mirrored == Causality.CONCURRENT);
    assertThat(one.covers(two)).isEqualTo(one.merge(two).equals(one));
    if (one.covers(two) && two.covers(three)) {
      assertThat(one.covers(three)).isTrue();
    }
  }

  @Property
  void theNextVectorIsAfterAndCountsNoNumberTwice(
      @ForAll("vectors") VersionVector vector,
      @ForAll("authors") SigningKey author,
      @ForAll @LongRange(max = 8) long now) {
    VersionVector next = vector.next(author.peerId(), now);

    assertThat(next.compare(vector)).isEqualTo(Causality.AFTER);
    assertThat(next.counter(author.peerId()))
        .isEqualTo(Math.max(vector.counter(author.peerId()) + 1, now));
    Map<PeerId, Long> others = new HashMap<>(next.counters());
    others.remove(author.peerId());
    assertThat(vector.counters()).containsAllEntriesOf(others);
  }

  @Property
  void usageMergesByMaximum(
      @ForAll("counters") UsageCounter one,
      @ForAll("counters") UsageCounter two,
      @ForAll("counters") UsageCounter three) {
    assertThat(one.merge(two)).isEqualTo(two.merge(one));
    assertThat(one.merge(two).merge(three)).isEqualTo(one.merge(two.merge(three)));
    assertThat(one.merge(one)).isEqualTo(one).isEqualTo(one.merge(UsageCounter.ZERO));
    assertThat(one.merge(two).total()).isGreaterThanOrEqualTo(Math.max(one.total(), two.total()));
    assertThat(one.fingerprint() == two.fingerprint()).isEqualTo(one.equals(two));
  }

  @Property
  void aUseCountsOnceHoweverOftenItIsMerged(
      @ForAll("counters") UsageCounter counter, @ForAll("authors") SigningKey author) {
    UsageCounter used = counter.usedBy(author.peerId());

    assertThat(used.total()).isEqualTo(counter.total() + 1);
    assertThat(used.merge(counter).merge(used)).isEqualTo(used);
  }

  @Test
  void usageStopsAtTheGreatestNumber() {
    PeerId alice = Keys.ALICE.peerId();
    UsageCounter full = Values.counter(Map.of(alice, GREATEST, Keys.BOB.peerId(), GREATEST));

    assertThat(full.total()).isEqualTo(GREATEST);
    assertThat(full.usedBy(alice)).isEqualTo(full);
    assertThat(UsageCounter.ZERO.total()).isZero();
    assertThat(UsageCounter.ZERO.fingerprint()).isZero();
  }

  @Property
  void audiencesOnlyGrow(
      @ForAll("audiences") Audience one,
      @ForAll("audiences") Audience two,
      @ForAll("audiences") Audience three,
      @ForAll("authors") SigningKey anybody) {
    PeerId peer = anybody.peerId();

    assertThat(one.plus(two)).isEqualTo(two.plus(one));
    assertThat(one.plus(two).plus(three)).isEqualTo(one.plus(two.plus(three)));
    assertThat(one.plus(one)).isEqualTo(one).isEqualTo(one.plus(Audience.DRAFT));
    assertThat(one.plus(Audience.ROOM)).isEqualTo(Audience.ROOM);
    assertThat(one.plus(two).includes(peer)).isEqualTo(one.includes(peer) || two.includes(peer));
  }

  @Property(tries = 30)
  void whichPeersStayInACrowdDependsOnNoOrder(
      @ForAll @LongRange(min = 1, max = 3) long greatest,
      @ForAll @LongRange(min = 1, max = 3) long other,
      @ForAll("vectors") VersionVector few) {
    VersionVector one = crowd(0, 1_000, greatest);
    VersionVector two = crowd(500, 1_000, other);

    assertThat(one.merge(two)).isEqualTo(two.merge(one));
    assertThat(one.merge(two).merge(few))
        .isEqualTo(one.merge(two.merge(few)))
        .isEqualTo(few.merge(two).merge(one));
    assertThat(one.merge(two).counters()).hasSize(VersionVector.PEERS);
    UsageCounter uses = new UsageCounter(one.counters());
    UsageCounter others = new UsageCounter(two.counters());
    assertThat(uses.merge(others).counts()).isEqualTo(one.merge(two).counters());
  }

  @Test
  void aCrowdOfMadeUpPeersKeepsNobodyFromEditing() {
    VersionVector full = crowd(0, 1_000, 5);
    VersionVector next = full.next(Keys.ALICE.peerId(), 4);

    assertThat(next.counters()).hasSize(1_000);
    assertThat(next.counter(Keys.ALICE.peerId())).isEqualTo(4);
    assertThat(new UsageCounter(crowd(0, 1_000, 1).counters()).usedBy(Keys.BOB.peerId()).counts())
        .hasSize(1_000);
  }

  @Test
  void countersAreWithinTheirLimits() {
    PeerId alice = Keys.ALICE.peerId();
    for (long wrong : new long[] {0, -1, GREATEST + 1}) {
      invalid("clock: ", () -> VersionVector.of(Map.of(alice, wrong)));
      invalid("usage: ", () -> Values.counter(Map.of(alice, wrong)));
    }
    invalid("clock: ", () -> VersionVector.of(Map.of(alice, GREATEST)).next(alice, 1));
    invalid("clock: at most 1000 peers expected, got 1001 peers", () -> crowd(0, 1_001, 1));
    invalid(
        "usage: at most 1000 peers expected, got 1001 peers",
        () -> Values.counter(counters(0, 1_001, 1)));
    List<PeerId> many = List.copyOf(counters(0, 1_001, 1).keySet());
    invalid("audience: at most 1000 peers expected, got 1001", () -> Audience.only(many));
    assertThat(Audience.only(many.subList(0, 1_000)).includes(many.get(0))).isTrue();
  }

  @Provide
  Arbitrary<VersionVector> vectors() {
    return Values.counters().map(VersionVector::of);
  }

  @Provide
  Arbitrary<UsageCounter> counters() {
    return Values.counters().map(Values::counter);
  }

  @Provide
  Arbitrary<Audience> audiences() {
    return Arbitraries.oneOf(
        Arbitraries.just(Audience.ROOM),
        Values.author().map(SigningKey::peerId).list().ofMaxSize(4).map(Audience::only));
  }

  @Provide
  Arbitrary<SigningKey> authors() {
    return Values.author();
  }

  private static VersionVector crowd(int from, int size, long counter) {
    return VersionVector.of(counters(from, size, counter));
  }

  private static Map<PeerId, Long> counters(int from, int size, long counter) {
    Map<PeerId, Long> counters = new HashMap<>();
    for (int i = from; i < from + size; i++) {
      StringBuilder id = new StringBuilder();
      for (int shift = 0; shift < 20; shift += 4) {
        id.append((char) ('a' + (i >> shift & 15)));
      }
      counters.put(new PeerId(id + "z".repeat(27)), counter + i % 2);
    }
    return counters;
  }

  private static void invalid(String saying, Runnable make) {
    assertThatExceptionOfType(InvalidFieldException.class)
        .isThrownBy(make::run)
        .withMessageStartingWith(saying);
  }
}
