package io.patternmesh.agent.syncevent.news;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.event.AgentEvent;
import io.patternmesh.agent.event.EventType;
import io.patternmesh.agent.syncevent.event.SyncEvent;
import io.patternmesh.agent.syncevent.event.SyncEventType;
import io.patternmesh.agent.world.Member;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NewsEventsTest {

  private static final Map<String, Object> DATA =
      Map.of(
          "peerId", "bob-id",
          "name", "bob",
          "reason", "gone",
          "message", "timed out",
          "sent", 1L,
          "received", 2L,
          "conflicts", 0L);

  private final Member alice = Member.of("alice");
  private final NewsEvents events = new NewsEvents(alice.id());

  @Test
  void peersAndComparisonsAreToldAndNothingThatTheLibraryTells() {
    List<SyncEventType> told =
        Stream.of(EventType.values())
            .map(this::of)
            .flatMap(Optional::stream)
            .map(SyncEvent::type)
            .toList();
    assertThat(told)
        .containsExactlyInAnyOrder(
            SyncEventType.PEER_CONNECTED,
            SyncEventType.PEER_DISCONNECTED,
            SyncEventType.SYNC_COMPLETED,
            SyncEventType.SYNC_FAILED);
  }

  @Test
  void allOfAMembersShareItsKeyAndAreAboutThePeer() {
    SyncEvent event = of(EventType.SYNC_ERROR).orElseThrow();
    assertThat(event.key()).isEqualTo(alice.id().value());
    assertThat(event.subject()).isEqualTo("bob-id");
    assertThat(event.id()).isEqualTo("event.42");
    assertThat(event.data().getMap()).isEqualTo(Map.of("peerId", "bob-id", "message", "timed out"));
  }

  private Optional<SyncEvent> of(EventType type) {
    return events.of(new AgentEvent(42, type, Instant.EPOCH, DATA));
  }
}
