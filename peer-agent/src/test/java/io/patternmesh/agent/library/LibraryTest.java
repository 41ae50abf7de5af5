package io.patternmesh.agent.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import io.patternmesh.agent.event.AgentEvent;
import io.patternmesh.agent.event.EventFeed;
import io.patternmesh.agent.event.EventType;
import io.patternmesh.agent.event.TestEvents;
import io.patternmesh.agent.mesh.Eventually;
import io.patternmesh.agent.registry.RegistryException;
import io.patternmesh.agent.registry.TestRegistry;
import io.patternmesh.agent.world.Member;
import io.patternmesh.agent.world.TestClock;
import io.patternmesh.model.merge.MergeBatch;
import io.patternmesh.model.merge.MergeItem;
import io.patternmesh.model.pattern.InvalidFieldException;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Causality;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LibraryTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Member alice = Member.of("alice");
  private final Member bob = Member.of("bob");
  private final TestClock clock = new TestClock();
  private final TestRegistry registry = new TestRegistry();
  private final EventFeed events = TestEvents.feed();
  private final Library library =
      TestLibrary.library(registry.client(), TestLibrary.authoring(alice, clock), events);

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void anEditFollowsAllThatWasSeenAndKeepsWhenThePatternWasMade() {
    Revision room = holds(bob.writes("p", "one"));
    Revision loser = holds(Member.of("carol").writes("p", "other"));
    Revision edited = edit("p", Optional.empty(), "two");
    assertThat(edited.body().version()).isEqualTo(2);
    assertThat(edited.body().createdAt()).isEqualTo(room.body().createdAt());
    assertThat(edited.body().updatedAt()).isEqualTo(clock.instant());
    assertThat(edited.clock().compare(room.clock())).isEqualTo(Causality.AFTER);
    assertThat(edited.clock().compare(loser.clock())).isEqualTo(Causality.AFTER);
    assertThat(registry.head("p")).contains(edited);
  }

  @Test
  void thoseWhoListenHearOfAnEdit() {
    long before = events.last();
    edit("p", Optional.empty(), "one");
    AgentEvent event = events.after(before).toUni().await().atMost(PATIENCE);
    assertThat(event.type()).isEqualTo(EventType.PATTERN_CHANGED);
    assertThat(event.data()).containsOnly(entry("patternId", "p"), entry("deleted", false));
  }

  @Test
  void aCounterIsNeverUsedTwiceThoughTheLibraryWasLost() {
    Revision before = edit("p", Optional.empty(), "one");
    registry.lose();
    clock.advance(Duration.ofMillis(1));
    Revision after = edit("p", Optional.empty(), "two");
    assertThat(after.clock().counter(alice.id())).isGreaterThan(before.clock().counter(alice.id()));
  }

  @Test
  void aCounterGoesOnThoughTheClockStands() {
    Revision one = edit("p", Optional.empty(), "one");
    Revision two = edit("p", Optional.empty(), "two");
    assertThat(two.clock().counter(alice.id())).isEqualTo(one.clock().counter(alice.id()) + 1);
  }

  @Test
  void anAudienceOnlyGrowsAndItsLastAuthorStaysInIt() {
    Revision directed = holds(bob.writes("p", "one", Audience.only(List.of(alice.id()))));
    Revision edited = edit("p", Optional.empty(), "two");
    assertThat(edited.audience()).isEqualTo(Audience.only(List.of(alice.id(), bob.id())));
    Revision narrower =
        await(
            library.edit(
                "p",
                Optional.empty(),
                known -> Optional.of(Edit.to(Member.content("3")).sharedWith(Audience.DRAFT))));
    assertThat(narrower.audience()).isEqualTo(edited.audience());
    assertThat(directed.audience()).isNotEqualTo(edited.audience());
  }

  @Test
  void aVersionThatIsNotGreaterIsRefusedAndAGreaterOneTaken() {
    holds(bob.writes("p", "one"));
    assertThatExceptionOfType(InvalidFieldException.class)
        .isThrownBy(() -> await(library.edit("p", Optional.empty(), known -> versioned(1))))
        .withMessageContaining("version")
        .withMessageContaining("greater than 1");
    assertThat(await(library.edit("p", Optional.empty(), known -> versioned(9))).body().version())
        .isEqualTo(9);
  }

  @Test
  void anEditStartsOverWhenTheHeadMoves() {
    Revision first = holds(bob.writes("p", "one"));
    Revision meanwhile = bob.follows(first, Optional.of("two"), Audience.ROOM);
    registry.beforeNextMerge(() -> holds(meanwhile));
    Revision edited = edit("p", Optional.empty(), "three");
    assertThat(edited.body().version()).isEqualTo(3);
    assertThat(edited.clock().compare(meanwhile.clock())).isEqualTo(Causality.AFTER);
    assertThat(registry.head("p")).contains(edited);
  }

  @Test
  void anEditForAHeadThatMovedFails() {
    Revision first = holds(bob.writes("p", "one"));
    holds(bob.follows(first, Optional.of("two"), Audience.ROOM));
    assertThatExceptionOfType(PreconditionFailedException.class)
        .isThrownBy(() -> edit("p", Optional.of(first.digest()), "mine"))
        .withMessageContaining(first.digest().toString());
  }

  @Test
  void anEditForAHeadThatMovesWhileItIsMadeFails() {
    Revision first = holds(bob.writes("p", "one"));
    registry.beforeNextMerge(() -> holds(bob.follows(first, Optional.of("two"), Audience.ROOM)));
    assertThatExceptionOfType(PreconditionFailedException.class)
        .isThrownBy(() -> edit("p", Optional.of(first.digest()), "mine"));
    assertThat(registry.revisions()).hasSize(2);
  }

  @Test
  void whatTheRegistryRefusesFailsWithItsReason() {
    registry.refuse(revision -> true);
    assertThatExceptionOfType(EditRejectedException.class)
        .isThrownBy(() -> edit("p", Optional.empty(), "one"))
        .withMessageContaining("refused by the test");
  }

  @Test
  void aRegistryThatIsAwayFailsTheEdit() {
    registry.failNext(1);
    assertThatExceptionOfType(RegistryException.class)
        .isThrownBy(() -> edit("p", Optional.empty(), "one"))
        .withMessageContaining("503");
  }

  @Test
  void usesAtTheSameTimeAreAllCounted() {
    holds(bob.writes("p", "one"));
    UsageRecorder usage = TestLibrary.usage(registry.client(), alice);
    List<UniAssertSubscriber<Long>> uses = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      uses.add(usage.use("p").subscribe().withSubscriber(UniAssertSubscriber.create()));
    }
    uses.forEach(use -> use.awaitItem(PATIENCE));
    assertThat(registry.usage("p").total()).isEqualTo(20);
  }

  @Test
  void aUseThatWasCalledOffWhileItWaitedLetsNoOtherOvertake() {
    holds(bob.writes("p", "one"));
    UsageRecorder usage = TestLibrary.usage(registry.client(), alice);
    List<UniAssertSubscriber<Long>> uses = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      uses.add(usage.use("p").subscribe().withSubscriber(UniAssertSubscriber.create()));
      usage.use("p").subscribe().withSubscriber(UniAssertSubscriber.create()).cancel();
    }
    uses.forEach(use -> use.awaitItem(PATIENCE));
    assertThat(registry.usage("p").total()).isEqualTo(20);
  }

  @Test
  void theFeedGoesOnWhereItStoppedWhenTheRegistryHangsUp() {
    holds(bob.writes("p1", "one"));
    LibraryFeed feed = TestLibrary.feed(registry.client());
    List<String> changed = new CopyOnWriteArrayList<>();
    feed.changes().subscribe().with(change -> changed.add(change.patternId()));
    var following = feed.follow().subscribe().with(nothing -> {});
    feed.loaded().await().atMost(PATIENCE);
    holds(bob.writes("p2", "one"));
    Eventually.until("the first change", () -> changed.size() == 1);
    registry.failNext(2);
    registry.hangUp();
    holds(bob.writes("p3", "one"));
    holds(bob.writes("p4", "one"));
    Eventually.until("the others", () -> changed.size() >= 3);
    following.cancel();
    assertThat(changed).containsExactly("p2", "p3", "p4");
  }

  private Revision holds(Revision revision) {
    registry.merge(new MergeBatch(List.of(MergeItem.of(revision)), List.of()));
    return revision;
  }

  private Revision edit(String id, Optional<Digest> ifMatch, String code) {
    return await(library.edit(id, ifMatch, known -> Optional.of(Edit.to(Member.content(code)))));
  }

  private static Optional<Edit> versioned(long version) {
    return Optional.of(
        new Edit(Optional.of(Member.content("new")), Optional.empty(), OptionalLong.of(version)));
  }

  private static <T> T await(io.smallrye.mutiny.Uni<T> uni) {
    return uni.await().atMost(PATIENCE);
  }
}
