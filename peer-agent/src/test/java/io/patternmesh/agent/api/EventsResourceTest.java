package io.patternmesh.agent.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.patternmesh.agent.event.EventFeed;
import io.patternmesh.agent.event.EventType;
import io.patternmesh.agent.event.TestEvents;
import io.patternmesh.model.pattern.InvalidFieldException;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.Map;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.junit.jupiter.api.Test;

class EventsResourceTest {

  private final EventFeed feed = TestEvents.feed();
  private final EventsResource resource = new EventsResource(feed, new SseImpl());

  @Test
  void anEventHasItsIdItsNameItsDataAndItsTime() {
    long before = feed.last();
    feed.publish(EventType.PATTERN_RECEIVED, Map.of("patternId", "p"));
    AssertSubscriber<OutboundSseEvent> reader =
        resource
            .events(Long.toString(before))
            .subscribe()
            .withSubscriber(AssertSubscriber.create(1));
    OutboundSseEvent event = reader.getItems().get(0);
    assertThat(event.getId()).isEqualTo(Long.toString(before + 1));
    assertThat(event.getName()).isEqualTo("pattern-received");
    JsonObject data = new JsonObject((String) event.getData());
    assertThat(data.getString("patternId")).isEqualTo("p");
    assertThat(data.getInstant("at")).isNotNull();
    reader.cancel();
  }

  @Test
  void aNewReaderHearsOnlyWhatIsToCome() {
    feed.publish(EventType.PATTERN_RECEIVED, Map.of("patternId", "p"));
    AssertSubscriber<OutboundSseEvent> reader =
        resource.events(null).subscribe().withSubscriber(AssertSubscriber.create(10));
    assertThat(reader.getItems()).isEmpty();
    feed.publish(EventType.SYNC_COMPLETE, Map.of());
    assertThat(reader.getItems()).hasSize(1);
    reader.cancel();
  }

  @Test
  void anIdThatIsNoneIsNamed() {
    assertThatExceptionOfType(InvalidFieldException.class)
        .isThrownBy(() -> resource.events("yesterday"))
        .withMessageContaining("Last-Event-ID")
        .withMessageContaining("yesterday");
  }
}
