package io.patternmesh.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.patternmesh.kafka.Collector.Span;
import io.patternmesh.kafka.broker.Broker;
import io.patternmesh.local.member.Member;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** One edit is one trace, through both members and on to Kafka. */
class TracesIT {

  private static final String REGISTRY = "pattern-registry";

  @Test
  void anEditsTraceGoesOnThroughRegistryChannelAndPeerToKafka() throws Exception {
    try (Broker broker = new Broker(Path.of("target/traces-broker"));
        Collector collector = new Collector();
        Members members = new Members("traces")) {
      broker.createTopic(Contract.topic(), Map.of());
      Member alice = members.alice();
      Member bob = members.bob();
      members.startSignaling();
      members.tell(collector.settings());
      members.tell("quarkus.log.json.console.enabled=true");
      members.tell("quarkus.log.category.\"io.patternmesh\".level=DEBUG");
      members.startRegistries(alice, bob);
      for (Member member : List.of(alice, bob)) {
        members.startAgent(
            member,
            "kafka.bootstrap.servers=" + broker.servers(),
            "quarkus.otel.service.name=" + member.agentName());
      }
      members.awaitConnected();
      members.write(alice, "traced", "code");

      Span edit = span(collector, alice.agentName(), "PUT /api/patterns/{id:.+}", "SERVER");
      assertThat(edit.parent()).isEmpty();
      Span kept = child(collector, edit, REGISTRY, "POST /merge", "SERVER");
      Span sent = child(collector, edit, alice.agentName(), "send to peer", "PRODUCER");
      Span merged = child(collector, sent, bob.agentName(), "merge from peer", "CONSUMER");
      Span received = child(collector, merged, REGISTRY, "POST /merge", "SERVER");
      assertThat(List.of(kept, sent, merged, received))
          .allMatch(span -> span.trace().equals(edit.trace()));
      try (Topic topic = new Topic(broker, Contract.topic())) {
        assertThat(topic.await("alice", "pattern.shared", "traced").headers())
            .containsEntry("ce_traceparent", place(edit));
        assertThat(topic.await("bob", "pattern.received", "traced").headers())
            .containsEntry("ce_traceparent", place(merged));
      }
      assertThat(traced(members, alice.registryName(), edit))
          .anyMatch(message -> message.startsWith("merged: 1 revisions"));
      assertThat(traced(members, bob.registryName(), edit))
          .anyMatch(message -> message.startsWith("merged: 1 revisions"));
    }
  }

  private static String place(Span span) {
    return "00-" + span.trace() + "-" + span.id() + "-01";
  }

  private static Span child(
      Collector collector, Span parent, String service, String name, String kind) {
    return span(collector, service, name, kind, parent.id());
  }

  private static Span span(Collector collector, String service, String name, String kind) {
    return span(collector, service, name, kind, "");
  }

  /** Waited for: a span is sent on some time after it ended. */
  private static Span span(
      Collector collector, String service, String name, String kind, String parent) {
    String expected = kind + " " + name + " of " + service + " in " + parent;
    Members.await(
        expected,
        () ->
            matching(collector, expected).isEmpty()
                ? Optional.of(
                    collector.spans().stream()
                        .map(Span::toString)
                        .collect(Collectors.joining("\n")))
                : Optional.empty());
    List<Span> found = matching(collector, expected);
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static List<Span> matching(Collector collector, String expected) {
    return collector.spans().stream().filter(span -> described(span).equals(expected)).toList();
  }

  private static String described(Span span) {
    return span.kind() + " " + span.name() + " of " + span.service() + " in " + span.parent();
  }

  /** What a process logged as part of the trace of this span. */
  private static List<String> traced(Members members, String process, Span span)
      throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> messages = new ArrayList<>();
    for (String line : members.log(process).lines().filter(l -> l.startsWith("{")).toList()) {
      JsonNode logged = json.readTree(line);
      if (logged.path("traceId").asText().equals(span.trace())) {
        messages.add(logged.get("message").asText());
        assertThat(logged.has("hostName")).isFalse();
      }
    }
    return messages;
  }
}
