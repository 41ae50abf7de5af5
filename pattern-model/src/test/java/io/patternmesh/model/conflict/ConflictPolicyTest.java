package io.patternmesh.model.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.model.conflict.MergeOutcome.Applied;
import io.patternmesh.model.conflict.MergeOutcome.Conflict;
import io.patternmesh.model.conflict.MergeOutcome.Duplicate;
import io.patternmesh.model.conflict.MergeOutcome.Rejected;
import io.patternmesh.model.conflict.MergeOutcome.Stale;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.revision.RevisionBody;
import io.patternmesh.model.revision.VersionVector;
import io.patternmesh.model.world.History;
import io.patternmesh.model.world.Keys;
import io.patternmesh.model.world.Member;
import io.patternmesh.model.world.Samples;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConflictPolicyTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final Heads heads = Heads.inMemory();
  private final Revision a = Samples.revision("a");
  private final Revision b = Samples.revision("b");

  @Test
  void aFirstRevisionIsAppliedAndAgainADuplicate() {
    Multi.createFrom()
        .items(a, b, a)
        .plug(ConflictPolicy.against(heads))
        .subscribe()
        .withSubscriber(AssertSubscriber.create(3))
        .assertCompleted()
        .assertItems(new Applied(a), new Applied(b), new Duplicate(a));
    assertThat(heads.find("a")).contains(Head.of(a));
  }

  @Test
  void concurrentEditsOfDifferentContentAreAConflictOnce() {
    Revision alices = new Member(Keys.ALICE).edit("p", Optional.of(History.content(1)), 10);
    Revision bobs = new Member(Keys.BOB).edit("p", Optional.of(History.content(2)), 20);

    Multi.createFrom()
        .items(bobs, alices, alices, bobs)
        .plug(ConflictPolicy.against(heads))
        .subscribe()
        .withSubscriber(AssertSubscriber.create(4))
        .assertItems(
            new Applied(bobs),
            new Conflict(alices, bobs, alices),
            new Stale(alices),
            new Duplicate(bobs));
    assertThat(heads.find("p").map(Head::seen)).contains(bobs.clock().merge(alices.clock()));
  }

  @Test
  void theSameContentImportedTwiceIsNoConflict() {
    Revision alices = new Member(Keys.ALICE).edit("p", Optional.of(History.content(1)), 10);
    Revision bobs = new Member(Keys.BOB).edit("p", Optional.of(History.content(1)), 20);

    Member one = new Member(Keys.CAROL);
    assertThat(one.merge(alices)).isEqualTo(new Applied(alices));
    assertThat(one.merge(bobs)).isEqualTo(new Applied(bobs));
    Member other = new Member(Keys.CAROL);
    assertThat(other.merge(bobs)).isEqualTo(new Applied(bobs));
    assertThat(other.merge(alices)).isEqualTo(new Stale(alices));
  }

  /** Her clock goes on from the time, but her versions start over: work set aside is shown. */
  @Test
  void anEditByAnAuthorWhoLostHerLibraryIsAConflictIfItLoses() {
    Member alice = new Member(Keys.ALICE);
    alice.merge(alice.edit("p", Optional.of(History.content(1)), 10));
    Revision second = alice.edit("p", Optional.of(History.content(2)), 20);
    Revision restarted = new Member(Keys.ALICE).edit("p", Optional.of(History.content(3)), 30);

    Member peer = new Member(Keys.CAROL);
    peer.merge(second);
    assertThat(peer.merge(restarted)).isEqualTo(new Conflict(restarted, second, restarted));
  }

  @Test
  void nothingIsMergedWithoutDemand() {
    AtomicLong requested = new AtomicLong();
    AssertSubscriber<MergeOutcome> subscriber =
        Multi.createFrom()
            .items(a, b)
            .onRequest()
            .invoke(requested::addAndGet)
            .plug(ConflictPolicy.against(heads))
            .subscribe()
            .withSubscriber(AssertSubscriber.create());

    subscriber.assertHasNotReceivedAnyItem();
    assertThat(heads.find("a")).isEmpty();
    subscriber.request(1).assertItems(new Applied(a)).assertNotTerminated();
    assertThat(heads.find("b")).isEmpty();
    assertThat(requested).hasValue(1);
    subscriber.request(1).assertItems(new Applied(a), new Applied(b)).assertCompleted();
  }

  @Test
  void cancellingReachesTheSourceAndEndsTheMerging() {
    UnicastProcessor<Revision> revisions = UnicastProcessor.create();
    AtomicLong cancelled = new AtomicLong();
    AssertSubscriber<MergeOutcome> subscriber =
        revisions
            .onCancellation()
            .invoke(cancelled::incrementAndGet)
            .plug(ConflictPolicy.against(heads))
            .subscribe()
            .withSubscriber(AssertSubscriber.create(10));

    revisions.onNext(a);
    subscriber.cancel();
    revisions.onNext(b);

    subscriber.assertItems(new Applied(a)).assertNotTerminated();
    assertThat(cancelled).hasValue(1);
    assertThat(heads.find("b")).isEmpty();
  }

  @Test
  void aFailingLookupFailsTheStreamAndCancelsTheSource() {
    Heads failing =
        new Heads() {
          @Override
          public Optional<Head> find(String patternId) {
            if (patternId.equals("b")) {
              throw new IllegalStateException("no heads today");
            }
            return Optional.empty();
          }

          @Override
          public void put(Head head) {}
        };
    AtomicLong cancelled = new AtomicLong();
    UnicastProcessor<Revision> revisions = UnicastProcessor.create();
    AssertSubscriber<MergeOutcome> subscriber =
        revisions
            .onCancellation()
            .invoke(cancelled::incrementAndGet)
            .plug(ConflictPolicy.against(failing))
            .subscribe()
            .withSubscriber(AssertSubscriber.create(10));

    revisions.onNext(a);
    revisions.onNext(b);
    revisions.onNext(a);

    subscriber
        .assertItems(new Applied(a))
        .assertFailedWith(IllegalStateException.class, "no heads today");
    assertThat(cancelled).hasValue(1);
  }

  @Test
  void aFailingSourceFailsTheOutcomes() {
    Multi.createFrom()
        .<Revision>failure(new IllegalStateException("gone"))
        .plug(ConflictPolicy.against(heads))
        .subscribe()
        .withSubscriber(AssertSubscriber.create(1))
        .assertFailedWith(IllegalStateException.class, "gone");
  }

  @Test
  void eachSubscriptionMergesAnew() {
    Multi<MergeOutcome> outcomes = Multi.createFrom().items(a).plug(ConflictPolicy.against(heads));

    outcomes.subscribe().withSubscriber(AssertSubscriber.create(1)).assertItems(new Applied(a));
    outcomes.subscribe().withSubscriber(AssertSubscriber.create(1)).assertItems(new Duplicate(a));
  }

  @Test
  void whatIsRefusedComesOutAndChangesNoHead() {
    Revision forged = Revision.of(Samples.body("b"), a.signature());
    ConflictPolicy policy = ConflictPolicy.against(heads).admitting(Admission.authentic());

    Multi.createFrom()
        .items(forged, a)
        .plug(policy)
        .subscribe()
        .withSubscriber(AssertSubscriber.create(2))
        .assertCompleted()
        .assertItems(
            new Rejected(forged, "signature: not made by the author's key " + Keys.ALICE.peerId()),
            new Applied(a));
    assertThat(heads.find("b")).isEmpty();
  }

  @Test
  void aRevisionIsTakenUpToTheToleranceAheadOfThisClock() {
    Admission admission = Admission.notAheadOf(CLOCK, Duration.ofMinutes(5));
    Instant latest = NOW.plusSeconds(300);

    assertThat(admission.refusal(at(latest, 1, 1))).isEmpty();
    assertThat(admission.refusal(at(latest.plusMillis(1), 1, 1)))
        .contains(
            "updatedAt: at most 300 s ahead of this clock expected, got 2026-01-01T00:05:00.001Z");
  }

  @Test
  void aNumberThatLeavesNoneForOthersIsRefused() {
    Admission admission = Admission.notAheadOf(CLOCK, Duration.ofMinutes(5));
    long greatest = NOW.plus(Duration.ofDays(3_650)).toEpochMilli();

    assertThat(admission.refusal(at(NOW, greatest, greatest))).isEmpty();
    assertThat(admission.refusal(at(NOW, greatest + 1, 1)))
        .contains("version: at most " + greatest + " expected, got " + (greatest + 1));
    assertThat(admission.refusal(at(NOW, 1, (1L << 53) - 1)))
        .contains("clock: at most " + greatest + " expected, got 9007199254740991");
  }

  @Test
  void theFirstRefusalIsGiven() {
    Admission both =
        ((Admission) revision -> Optional.of("one")).and(revision -> Optional.of("two"));

    assertThat(both.refusal(a)).contains("one");
    assertThat(Admission.ALL.and(revision -> Optional.of("two")).refusal(a)).contains("two");
    assertThat(Admission.ALL.and(Admission.ALL).refusal(a)).isEmpty();
    Admission policyOf = Admission.authentic().and(Admission.ALL);
    assertThat(policyOf.refusal(a)).isEmpty();
  }

  private static Revision at(Instant updatedAt, long version, long counter) {
    return Member.unsigned(
        new RevisionBody(
            "p",
            Optional.empty(),
            version,
            Instant.EPOCH,
            updatedAt,
            VersionVector.of(Map.of(Keys.ALICE.peerId(), counter)),
            Audience.ROOM,
            Keys.ALICE.publicKey()));
  }
}
