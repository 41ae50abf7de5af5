package io.patternmesh.agent.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.mesh.Eventually;
import io.patternmesh.agent.world.TestClock;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventFeedTest {

  private final TestClock clock = new TestClock();
  private final EventFeed feed = new EventFeed(clock);

  @Test
  void whoeverComesBackMissesNothingAndHearsNothingTwice() throws Exception {
    int all = 900;
    long start = feed.last();
    ExecutorService publishers = Executors.newFixedThreadPool(3);
    IntStream.range(0, all).forEach(n -> publishers.execute(this::publish));
    List<Long> heard = new ArrayList<>();
    while (heard.size() < all) {
      long last = heard.isEmpty() ? start : heard.get(heard.size() - 1);
      AssertSubscriber<AgentEvent> reader = listen(last, 7);
      int before = heard.size();
      Eventually.until(
          "some more", () -> !reader.getItems().isEmpty() || feed.last() == last || before == all);
      reader.cancel();
      reader.getItems().forEach(event -> heard.add(event.id()));
    }
    publishers.shutdown();
    assertThat(heard).isEqualTo(IntStream.rangeClosed(1, all).mapToObj(n -> start + n).toList());
  }

  @Test
  void oneThatDoesNotReadFailsAndHarmsNobody() {
    AssertSubscriber<AgentEvent> idle = listen(feed.last(), 0);
    AssertSubscriber<AgentEvent> reader = listen(feed.last(), Long.MAX_VALUE);
    IntStream.range(0, 3_000).forEach(n -> publish());
    assertThat(idle.request(Long.MAX_VALUE).getFailure()).isNotNull();
    assertThat(reader.getItems()).hasSize(3_000);
  }

  @Test
  void anIdFromBeforeARestartBringsEverythingSince() {
    IntStream.range(0, 50).forEach(n -> publish());
    long before = feed.last();
    clock.advance(Duration.ofSeconds(1));
    EventFeed restarted = new EventFeed(clock);
    restarted.publish(EventType.SYNC_COMPLETE, Map.of());
    AssertSubscriber<AgentEvent> reader =
        restarted.after(before).subscribe().withSubscriber(AssertSubscriber.create(10));
    assertThat(reader.getItems()).hasSize(1);
  }

  private void publish() {
    feed.publish(EventType.PATTERN_RECEIVED, Map.of("patternId", "p"));
  }

  private AssertSubscriber<AgentEvent> listen(long after, long requests) {
    return feed.after(after).subscribe().withSubscriber(AssertSubscriber.create(requests));
  }
}
