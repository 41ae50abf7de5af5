package io.patternmesh.agent.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.conflict.OpenConflict.Choice;
import io.patternmesh.agent.event.AgentEvent;
import io.patternmesh.agent.event.EventFeed;
import io.patternmesh.agent.event.EventType;
import io.patternmesh.agent.event.TestEvents;
import io.patternmesh.agent.library.LibraryFeed;
import io.patternmesh.agent.library.TestLibrary;
import io.patternmesh.agent.mesh.Eventually;
import io.patternmesh.agent.registry.TestRegistry;
import io.patternmesh.agent.world.Member;
import io.patternmesh.model.merge.MergeBatch;
import io.patternmesh.model.merge.MergeItem;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Revision;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConflictsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Member alice = Member.of("alice");
  private final Member bob = Member.of("bob");
  private final Member carla = Member.of("carla");
  private final TestRegistry registry = new TestRegistry();
  private final LibraryFeed feed = TestLibrary.feed(registry.client());
  private final EventFeed events = TestEvents.feed();
  private final Conflicts conflicts =
      new Conflicts(
          registry.client(),
          TestLibrary.library(registry.client(), TestLibrary.authoring(alice, Clock.systemUTC())),
          feed,
          events);
  private final AssertSubscriber<Void> announcements =
      conflicts.announcements().subscribe().withSubscriber(AssertSubscriber.create(1));
  private final AssertSubscriber<AgentEvent> heard =
      events.after(0).subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
  private final Cancellable following = feed.follow().subscribe().with(nothing -> {});

  @BeforeEach
  void load() {
    feed.loaded().await().atMost(PATIENCE);
  }

  @AfterEach
  void end() {
    following.cancel();
    registry.close();
  }

  @Test
  void manyConflictsAtOnceAreAnnouncedAndEndNothing() {
    List<MergeItem> both = new ArrayList<>();
    for (int n = 0; n < 700; n++) {
      both.add(MergeItem.of(alice.writes("p" + n, "one")));
      both.add(MergeItem.of(bob.writes("p" + n, "two")));
    }
    registry.merge(new MergeBatch(both.subList(0, 700), List.of()));
    registry.merge(new MergeBatch(both.subList(700, 1_400), List.of()));

    Eventually.until("all that are listed are announced", () -> told().distinct().count() == 500);
    assertThat(announcements.getFailure()).isNull();
  }

  @Test
  void whoSettledAConflictHearsNothingOfOthersWhoSettledItToo() {
    Revision mine = alice.writes("p", "one");
    Revision theirs = bob.writes("p", "two");
    merge(mine, theirs);
    Eventually.until("it is announced", () -> told("p") == 1);

    conflicts.choose("p", Choice.LOCAL).await().atMost(PATIENCE);
    merge(bob.settles(mine, theirs, "two"), carla.settles(mine, theirs, "three"));
    merge(alice.writes("mark", "one"), bob.writes("mark", "two"));

    Eventually.until("what came later is announced", () -> told("mark") == 1);
    assertThat(told("p")).isEqualTo(1);
    assertThat(conflicts.open().await().atMost(PATIENCE))
        .extracting(OpenConflict::patternId)
        .contains("p");
  }

  @Test
  void whoSettledAConflictHearsOfAnEditThatHadNotSeenIt() {
    Revision mine = alice.writes("p", "one");
    merge(mine, bob.writes("p", "two"));
    Eventually.until("it is announced", () -> told("p") == 1);

    conflicts.choose("p", Choice.LOCAL).await().atMost(PATIENCE);
    merge(carla.follows(mine, Optional.of("late"), Audience.ROOM));

    Eventually.until("the late edit is announced", () -> told("p") == 2);
  }

  @Test
  void whoSettledAConflictHearsOfEditsThatWereMadeAfterwards() {
    merge(alice.writes("p", "one"), bob.writes("p", "two"));
    Eventually.until("it is announced", () -> told("p") == 1);

    Revision settled = conflicts.choose("p", Choice.LOCAL).await().atMost(PATIENCE);
    merge(
        bob.follows(settled, Optional.of("four"), Audience.ROOM),
        carla.follows(settled, Optional.of("five"), Audience.ROOM));

    Eventually.until("the later ones are announced", () -> told("p") == 2);
  }

  private void merge(Revision... revisions) {
    registry.merge(new MergeBatch(Stream.of(revisions).map(MergeItem::of).toList(), List.of()));
  }

  private long told(String patternId) {
    return told().filter(patternId::equals).count();
  }

  private Stream<Object> told() {
    return heard.getItems().stream()
        .filter(event -> event.type() == EventType.CONFLICT)
        .map(event -> event.data().get("patternId"));
  }
}
