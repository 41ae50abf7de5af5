package io.patternmesh.agent.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.patternmesh.agent.conversation.FrameChannel;
import io.patternmesh.agent.conversation.ProtocolException;
import io.patternmesh.agent.event.AgentEvent;
import io.patternmesh.agent.event.EventFeed;
import io.patternmesh.agent.event.EventType;
import io.patternmesh.agent.event.TestEvents;
import io.patternmesh.agent.world.ChannelPair;
import io.patternmesh.agent.world.Member;
import io.patternmesh.agent.world.TestClock;
import io.patternmesh.model.wire.Frame;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Member bob = Member.of("bob");
  private final ChannelPair pair = new ChannelPair(Member.of("alice"), bob);
  private final TestClock clock = new TestClock();
  private final EventFeed events = TestEvents.feed();
  private final Messages messages = new Messages(new FrameChannel(pair.left()), events, clock);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "0",
        "-1.50e400",
        "\"a text\"",
        "[]",
        " {\"a\" : [ 1 , {\"b\":\"c\\n\"} ]} ",
        "12345678901234567890123"
      })
  void anyJsonIsToldAsItCame(String json) {
    messages.receive(new Frame.Message(json));
    assertThat(told().get(0))
        .isEqualTo("{\"peerId\":\"" + bob.id() + "\",\"message\":" + json + "}");
  }

  @Test
  void lineEndsBetweenPartsDoNotBreakTheStreamOfEvents() {
    messages.receive(new Frame.Message("{\r\n\"a\":\n1}"));
    assertThat(told().get(0)).doesNotContain("\n", "\r").endsWith("\"message\":{  \"a\": 1}}");
  }

  @Test
  void whatNestsAsDeepAsAMessageHoldsIsStillJson() {
    int half = Frame.MOST_MESSAGE_BYTES / 2;
    messages.receive(new Frame.Message("[".repeat(half) + "]".repeat(half)));
    assertThat(told()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "{", "{}{}", "1 2", "NaN", "'a'", "{a:1}", "[1,]", "// a\n1", "01"})
  void whatIsNoJsonEndsTheSession(String text) {
    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> messages.receive(new Frame.Message(text)))
        .withMessageStartingWith("message: JSON expected, got text that is none: ");
    assertThat(told()).isEmpty();
  }

  @Test
  void twoHundredAreTakenAtOnceAndAHundredASecond() {
    take(200);
    refuses();
    clock.advance(Duration.ofSeconds(1));
    take(100);
    refuses();
    clock.advance(Duration.ofHours(1));
    take(200);
    refuses();
  }

  @Test
  void aClockThatIsSetBackTakesNoMore() {
    take(200);
    clock.advance(Duration.ofHours(-1));
    refuses();
    clock.advance(Duration.ofMillis(10));
    take(1);
    refuses();
  }

  @Test
  void moreThanAPeerSurelyTakesIsNotSent() {
    for (int i = 0; i < 100; i++) {
      send();
    }
    assertThatExceptionOfType(TooManyMessagesException.class)
        .isThrownBy(this::send)
        .withMessageContaining("at most 100 at once and 50 a second are sent");
    assertThat(pair.left().sent()).hasSize(100);
    clock.advance(Duration.ofSeconds(1));
    send();
  }

  @Test
  void manyMessagesCrowdOutNoOtherEvent() {
    events.publish(EventType.SYNC_COMPLETE, Map.of());
    for (int i = 0; i < 20; i++) {
      take(100);
      clock.advance(Duration.ofSeconds(1));
    }
    List<AgentEvent> kept = kept();
    assertThat(kept).hasSize(201).isSortedAccordingTo((a, b) -> Long.compare(a.id(), b.id()));
    assertThat(kept.get(0).type()).isEqualTo(EventType.SYNC_COMPLETE);
  }

  private void take(int count) {
    for (int i = 0; i < count; i++) {
      messages.receive(new Frame.Message("{}"));
    }
  }

  private void refuses() {
    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> messages.receive(new Frame.Message("{}")))
        .withMessage(
            "message: the peer sends more than 200 at once and 100 a second; send fewer, or put"
                + " more in each");
  }

  private void send() {
    messages.send(new Frame.Message("{}")).await().atMost(PATIENCE);
  }

  private List<AgentEvent> kept() {
    AssertSubscriber<AgentEvent> reader =
        events.after(0).subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    reader.cancel();
    return reader.getItems();
  }

  private List<String> told() {
    return kept().stream()
        .map(
            event -> {
              JsonObject json = new JsonObject();
              json.put("peerId", event.data().get("peerId"));
              json.put("message", event.data().get("message"));
              return json.encode();
            })
        .toList();
  }
}
