package io.patternmesh.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.patternmesh.agent.syncevent.event.SyncEventType;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContractTest {

  private static final String PEER = "a".repeat(32);
  private static final Map<String, String> HEADERS =
      Map.of(
          "content-type", "application/json",
          "ce_specversion", "1.0",
          "ce_id", "event.1",
          "ce_source", "urn:patternmesh:peer:" + PEER,
          "ce_type", "io.patternmesh.sync.failed",
          "ce_subject", PEER,
          "ce_member", "alice",
          "ce_room", "my-team");

  @Test
  void everyTypeIsDescribedAndNoOther() {
    assertThat(Contract.types())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(SyncEventType.values()).map(SyncEventType::type).toList());
  }

  @Test
  void whatIsDescribedPasses() {
    Contract.checked(new Told(PEER, HEADERS, data("timed out")));
  }

  @Test
  void aFieldThatIsNotDescribedIsNoticed() {
    Told told =
        new Told(
            PEER, HEADERS, new ObjectMapper().createObjectNode().put("peerId", PEER).put("x", 1));
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Contract.checked(told))
        .withMessageContaining("message")
        .withMessageContaining("x");
  }

  @Test
  void aHeaderThatIsMissingIsNoticed() {
    Map<String, String> headers = new TreeMap<>(HEADERS);
    headers.remove("ce_source");
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> Contract.checked(new Told(PEER, headers, data("timed out"))))
        .withMessageContaining("ce_source");
  }

  private static JsonNode data(String message) {
    return new ObjectMapper().createObjectNode().put("peerId", PEER).put("message", message);
  }
}
