package io.patternmesh.model.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.model.conflict.MergeOutcome.Applied;
import io.patternmesh.model.conflict.MergeOutcome.Conflict;
import io.patternmesh.model.conflict.MergeOutcome.Duplicate;
import io.patternmesh.model.conflict.MergeOutcome.Stale;
import io.patternmesh.model.revision.Causality;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.revision.VersionVector;
import io.patternmesh.model.world.History;
import io.patternmesh.model.world.Keys;
import io.patternmesh.model.world.Lies;
import io.patternmesh.model.world.Member;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** What peers that merge the same revisions hold, and what they are told on the way. */
class ConvergenceTest {

  @Property
  void peersThatSawTheSameRevisionsHoldTheSame(
      @ForAll("histories") History history,
      @ForAll @Size(max = 6) List<@From("lies") Revision> lies,
      @ForAll Random random) {
    List<Revision> revisions = new ArrayList<>(history.revisions());
    revisions.addAll(lies);
    Member one = new Member(Keys.CAROL);
    Member other = new Member(Keys.DAVE);
    one.merge(revisions);
    other.merge(shuffledWithRepeats(revisions, random));

    for (String pattern : List.of("p", "q")) {
      List<Revision> ofPattern = ofPattern(revisions, pattern);
      assertThat(one.head(pattern)).isEqualTo(other.head(pattern));
      assertThat(one.head(pattern).map(Head::revision))
          .isEqualTo(ofPattern.stream().max(RevisionOrder.ASCENDING));
      assertThat(one.head(pattern).map(Head::seen))
          .isEqualTo(ofPattern.stream().map(Revision::clock).reduce(VersionVector::merge));
    }
  }

  @Property
  void anHonestEditFastForwardsWhatItsAuthorHadSeen(@ForAll("histories") History history) {
    for (Revision edit : history.revisions()) {
      for (Revision seen : history.past(edit)) {
        assertThat(edit.body().version()).isGreaterThan(seen.body().version());
        assertThat(edit.clock().compare(seen.clock())).isEqualTo(Causality.AFTER);
        Member peer = new Member(Keys.DAVE);
        peer.merge(seen);
        assertThat(peer.merge(edit)).isEqualTo(new Applied(edit));
        assertThat(peer.merge(seen)).isEqualTo(new Stale(seen));
      }
    }
  }

  @Property
  void honestClocksTellExactlyWhoSawWhom(@ForAll("histories") History history) {
    for (Revision one : history.revisions()) {
      for (Revision other : ofPattern(history.revisions(), one.patternId())) {
        Causality expected =
            one.equals(other)
                ? Causality.EQUAL
                : history.past(one).contains(other)
                    ? Causality.AFTER
                    : history.past(other).contains(one) ? Causality.BEFORE : Causality.CONCURRENT;
        assertThat(one.clock().compare(other.clock())).isEqualTo(expected);
      }
    }
  }

  /** The oracle knows who saw whom from the history, not from clocks. */
  @Property(tries = 500)
  @StatisticsReport(onFailureOnly = true)
  void anHonestMergeIsAConflictExactlyWhereNeitherSawTheOtherAndContentsDiffer(
      @ForAll("histories") History history, @ForAll Random random) {
    Member peer = new Member(Keys.DAVE);
    Set<Revision> seen = new HashSet<>();
    for (Revision incoming : shuffledWithRepeats(history.revisions(), random)) {
      Optional<Revision> head = peer.head(incoming.patternId()).map(Head::revision);
      boolean superseded =
          seen.contains(incoming)
              || seen.stream().anyMatch(other -> history.past(other).contains(incoming));
      boolean conflict =
          head.isPresent()
              && !superseded
              && !history.past(incoming).contains(head.get())
              && !incoming.content().equals(head.get().content());
      MergeOutcome outcome = peer.merge(incoming);

      Statistics.label("conflict").collect(conflict);
      assertThat(outcome instanceof Conflict).as("%s after %s", incoming, seen).isEqualTo(conflict);
      assertThat(outcome instanceof Duplicate).isEqualTo(head.equals(Optional.of(incoming)));
      assertThat(peer.head(incoming.patternId()).map(Head::revision).equals(Optional.of(incoming)))
          .isEqualTo(
              outcome instanceof Applied
                  || outcome instanceof Duplicate
                  || outcome instanceof Conflict found && found.winner().equals(incoming));
      seen.add(incoming);
    }
    Statistics.label("conflict")
        .coverage(cases -> cases.check(true).percentage(share -> share > 3));
  }

  @Property
  void aConflictNamesTheHeadTheOtherAndWhatCameIn(
      @ForAll @Size(min = 2, max = 8) List<@From("lies") Revision> revisions) {
    Member peer = new Member(Keys.DAVE);
    for (Revision incoming : revisions) {
      Optional<Revision> before = peer.head("p").map(Head::revision);
      MergeOutcome outcome = peer.merge(incoming);

      assertThat(outcome.incoming()).isEqualTo(incoming);
      if (outcome instanceof Conflict conflict) {
        assertThat(List.of(conflict.winner(), conflict.loser()))
            .containsExactlyInAnyOrder(before.orElseThrow(), incoming);
        assertThat(RevisionOrder.wins(conflict.winner(), conflict.loser())).isTrue();
        assertThat(peer.head("p").map(Head::revision)).contains(conflict.winner());
        assertThat(conflict.winner().content()).isNotEqualTo(conflict.loser().content());
        assertThat(sawTheOtherAsTheVersionsSay(conflict)).isFalse();
      }
    }
  }

  @Property
  void noRevisionIsReportedAsAConflictTwice(
      @ForAll("histories") History history,
      @ForAll @Size(max = 6) List<@From("lies") Revision> lies,
      @ForAll Random random) {
    List<Revision> revisions = new ArrayList<>(history.revisions());
    revisions.addAll(lies);
    Member peer = new Member(Keys.DAVE);
    Set<Revision> delivered = new HashSet<>();
    for (MergeOutcome outcome : peer.merge(shuffledWithRepeats(revisions, random))) {
      if (!delivered.add(outcome.incoming())) {
        assertThat(outcome).isNotInstanceOf(Conflict.class).isNotInstanceOf(Applied.class);
      }
    }
  }

  @Property
  void aResolutionClosesTheConflictEverywhere(
      @ForAll("histories") History history, @ForAll Random random) {
    List<Revision> revisions = ofPattern(history.revisions(), "p");
    if (revisions.isEmpty()) {
      return;
    }
    Member resolver = new Member(Keys.ALICE);
    resolver.merge(revisions);
    Revision resolution = resolver.edit("p", Optional.of(History.content(9)), 5_000);
    Member early = new Member(Keys.BOB);
    assertThat(early.merge(resolution)).isEqualTo(new Applied(resolution));
    assertThat(early.merge(shuffledWithRepeats(revisions, random)))
        .allMatch(outcome -> outcome instanceof Stale);

    Member late = new Member(Keys.BOB);
    late.merge(shuffledWithRepeats(revisions, random));
    assertThat(late.merge(resolution)).isEqualTo(new Applied(resolution));
    assertThat(late.merge(revisions)).allMatch(outcome -> outcome instanceof Stale);
    assertThat(late.head("p")).isEqualTo(early.head("p"));
  }

  @Property
  void aHeadIsTheSameWhicheverWayRevisionsAreTakenInto(
      @ForAll("lies") Revision one, @ForAll("lies") Revision two, @ForAll("lies") Revision three) {
    Head head = Head.of(one);

    assertThat(head.with(two).with(three)).isEqualTo(head.with(three).with(two));
    assertThat(head.with(two)).isEqualTo(Head.of(two).with(one));
    assertThat(head.with(two).with(two)).isEqualTo(head.with(two));
    assertThat(head.with(one)).isEqualTo(head);
  }

  @Provide
  Arbitrary<History> histories() {
    return History.any();
  }

  @Provide
  Arbitrary<Revision> lies() {
    return Lies.revision();
  }

  /** Clock and order agree that one of the two came after the other. */
  private static boolean sawTheOtherAsTheVersionsSay(Conflict conflict) {
    return conflict.incoming().equals(conflict.winner())
        ? conflict.winner().clock().compare(conflict.loser().clock()) == Causality.AFTER
        : conflict.winner().clock().covers(conflict.loser().clock());
  }

  private static List<Revision> shuffledWithRepeats(List<Revision> revisions, Random random) {
    List<Revision> shuffled = new ArrayList<>(revisions);
    revisions.stream().filter(any -> random.nextBoolean()).forEach(shuffled::add);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  private static List<Revision> ofPattern(List<Revision> revisions, String pattern) {
    return revisions.stream().filter(revision -> revision.patternId().equals(pattern)).toList();
  }
}
