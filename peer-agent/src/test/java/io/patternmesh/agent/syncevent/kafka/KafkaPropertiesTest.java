package io.patternmesh.agent.syncevent.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaPropertiesTest {

  @Test
  void withoutServersTheyAreOff() {
    assertThat(new KafkaProperties(Map.of("acks", "1")).bootstrapServers()).isEmpty();
    assertThat(new KafkaProperties(Map.of("bootstrap.servers", " ")).bootstrapServers()).isEmpty();
  }

  @Test
  void whatIsSetIsPassedOnButForWhatWouldLoseEvents() {
    KafkaProperties properties =
        new KafkaProperties(
            Map.of(
                "bootstrap.servers", "kafka:9092",
                "security.protocol", "SASL_SSL",
                "delivery.timeout.ms", "60000",
                "acks", "0"));
    assertThat(properties.bootstrapServers()).contains("kafka:9092");
    assertThat(properties.producer())
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("delivery.timeout.ms", "60000")
        .containsEntry("enable.idempotence", "true")
        .containsEntry("acks", "all");
  }
}
