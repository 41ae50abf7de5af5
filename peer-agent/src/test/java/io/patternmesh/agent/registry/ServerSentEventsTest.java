package io.patternmesh.agent.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.patternmesh.agent.registry.ServerSentEvents.Event;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerSentEventsTest {

  private static final byte[] STREAM =
      (": a comment\n\n"
              + "id: 7\n"
              + "event: change\n"
              + "data: {\"n\":\"\u00e9\uD83D\uDE00\"}\n"
              + "data:  two\r\n\r\n"
              + "data\n\n"
              + "event: lost\n\n"
              + "data: plain\n\n"
              + "data: unfinished")
          .getBytes(StandardCharsets.UTF_8);

  private static final List<Event> EVENTS =
      List.of(
          new Event("change", "{\"n\":\"\u00e9\uD83D\uDE00\"}\n two"),
          new Event("message", "plain"));

  @Test
  void whereverTheStreamIsCutTheEventsAreTheSame() {
    for (int cut = 0; cut <= STREAM.length; cut++) {
      ServerSentEvents events = new ServerSentEvents();
      List<Event> all = new ArrayList<>(events.add(Arrays.copyOfRange(STREAM, 0, cut)));
      all.addAll(events.add(Arrays.copyOfRange(STREAM, cut, STREAM.length)));
      assertThat(all).as("cut at byte %d", cut).isEqualTo(EVENTS);
    }
  }

  @Test
  void oneByteAtATimeIsEnough() {
    ServerSentEvents events = new ServerSentEvents();
    List<Event> all = new ArrayList<>();
    for (byte b : STREAM) {
      all.addAll(events.add(new byte[] {b}));
    }
    assertThat(all).isEqualTo(EVENTS);
  }

  @Test
  void anEventThatNeverEndsIsAnError() {
    ServerSentEvents events = new ServerSentEvents();
    byte[] chunk = "data".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
    assertThatIllegalStateException()
        .isThrownBy(
            () -> {
              events.add(chunk);
              events.add(chunk);
            })
        .withMessageContaining("at most 4194304 bytes");
  }
}
