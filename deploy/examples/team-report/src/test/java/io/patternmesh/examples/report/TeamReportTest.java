package io.patternmesh.examples.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(KafkaBroker.class)
@Timeout(120)
class TeamReportTest {

  private static final String ALICE = "a".repeat(32);
  private static final String BOB = "b".repeat(32);

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String servers;

  @Test
  void theReportFollowsTheTopicAndCountsWhatComesAgainOnce() {
    try (KafkaProducer<String, String> kafka =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer())) {
      kafka.send(new ProducerRecord<>("patternmesh.sync-events", "p", "no sync event"));
      tell(kafka, "1", "alice", ALICE, "pattern.shared", "{}");
      tell(kafka, "1", "alice", ALICE, "pattern.shared", "{}");
      tell(kafka, "1", "<bob>", BOB, "pattern.received", "{}");
      tell(kafka, "2", "<bob>", BOB, "pattern.updated", "{}");
      tell(kafka, "3", "<bob>", BOB, "pattern.used", uses(BOB, 2));
      tell(kafka, "4", "<bob>", BOB, "pattern.used", uses(BOB, 3));
      tell(kafka, "5", "<bob>", BOB, "pattern.used", uses(ALICE, 9));
      tell(kafka, "6", "<bob>", BOB, "conflict.detected", sides("\"opened\"", "one", "two"));
      tell(kafka, "7", "<bob>", BOB, "conflict.resolved", sides("\"closed\"", "one"));
      tell(kafka, "8", "<bob>", BOB, "pattern.deleted", "{}");
      tell(kafka, "9", "<bob>", BOB, "of.a.later.version", "{}");
      kafka.flush();
    }
    List<ReportLine> expected =
        List.of(
            new ReportLine("<bob>", BOB, 0, 1, 1, 1, 3, 1),
            new ReportLine("alice", ALICE, 1, 0, 0, 0, 0, 0));
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!report().equals(expected) && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    assertThat(report()).isEqualTo(expected);
    assertThat(given().accept("text/html").get("/report").asString())
        .contains("<td title=\"" + BOB + "\">&lt;bob&gt;</td>");
  }

  private static List<ReportLine> report() {
    return List.of(given().accept("application/json").get("/report").as(ReportLine[].class));
  }

  private static String uses(String peer, int count) {
    return "{\"patternId\": \"p\", \"uses\": [{\"peer\": \"%s\", \"count\": %d}]}"
        .formatted(peer, count);
  }

  private static String sides(String field, String... digests) {
    return "{"
        + field
        + ": ["
        + String.join(
            ",", List.of(digests).stream().map("{\"digest\": \"%s\"}"::formatted).toList())
        + "]}";
  }

  private static void tell(
      KafkaProducer<String, String> kafka,
      String id,
      String member,
      String peerId,
      String type,
      String data) {
    ProducerRecord<String, String> record =
        new ProducerRecord<>("patternmesh.sync-events", "p", data);
    Map.of(
            "ce_id",
            id,
            "ce_source",
            "urn:patternmesh:peer:" + peerId,
            "ce_type",
            "io.patternmesh." + type,
            "ce_member",
            member)
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    kafka.send(record);
  }
}
