package io.patternmesh.agent.syncevent.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The producer's configuration: every setting {@code kafka.*} as it is, over defaults of ours.
 * {@code acks} is {@code all}, whatever is set: less could lose what was acknowledged.
 */
@Singleton
public class KafkaProperties {

  private static final String BOOTSTRAP = "bootstrap.servers";

  private final Map<String, Object> given;

  KafkaProperties(@Identifier("default-kafka-broker") Map<String, Object> given) {
    this.given = Map.copyOf(given);
  }

  /** Where the brokers are; empty when sync events are off. */
  public Optional<String> bootstrapServers() {
    return Optional.ofNullable(given.get(BOOTSTRAP))
        .map(Object::toString)
        .filter(s -> !s.isBlank());
  }

  /**
   * A try gives up after seconds and not, as is usual, minutes: what was not acknowledged is sent
   * again by us, and until it fails nobody can say what is wrong.
   */
  Map<String, Object> producer() {
    Map<String, Object> all = new HashMap<>();
    all.put("client.id", "patternmesh-peer-agent");
    all.put("enable.idempotence", "true");
    all.put("enable.metrics.push", "false");
    // Before Kafka 4.2 a batch that is larger than its topic allows is split for ever (KAFKA-8350).
    all.put("batch.size", "0");
    all.put("max.block.ms", "10000");
    all.put("request.timeout.ms", "10000");
    all.put("delivery.timeout.ms", "15000");
    all.put("reconnect.backoff.max.ms", "5000");
    all.putAll(given);
    all.put("acks", "all");
    all.remove("group.id");
    return all;
  }
}
