package io.patternmesh.agent.conflict;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConflictsTest {

  @Test
  void manyConflictsAtOnceAreAnnouncedAndEndNothing() {
    Member alice = Member.of("alice");
    Member bob = Member.of("bob");
    TestRegistry registry = new TestRegistry();
    LibraryFeed feed = TestLibrary.feed(registry.client());
    EventFeed events = TestEvents.feed();
    Conflicts conflicts =
        new Conflicts(
            registry.client(),
            TestLibrary.library(registry.client(), TestLibrary.authoring(alice, Clock.systemUTC())),
            feed,
            events);
    AssertSubscriber<Void> announcements =
        conflicts.announcements().subscribe().withSubscriber(AssertSubscriber.create(1));
    AssertSubscriber<AgentEvent> heard =
        events.after(0).subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    Cancellable following = feed.follow().subscribe().with(nothing -> {});
    feed.loaded().await().atMost(Duration.ofSeconds(30));

    List<MergeItem> both = new ArrayList<>();
    for (int n = 0; n < 700; n++) {
      both.add(MergeItem.of(alice.writes("p" + n, "one")));
      both.add(MergeItem.of(bob.writes("p" + n, "two")));
    }
    registry.merge(new MergeBatch(both.subList(0, 700), List.of()));
    registry.merge(new MergeBatch(both.subList(700, 1_400), List.of()));

    Eventually.until(
        "all that are listed are announced",
        () ->
            heard.getItems().stream()
                    .filter(event -> event.type() == EventType.CONFLICT)
                    .map(event -> event.data().get("patternId"))
                    .distinct()
                    .count()
                == 500);
    assertThat(announcements.getFailure()).isNull();
    following.cancel();
    registry.close();
  }
}
