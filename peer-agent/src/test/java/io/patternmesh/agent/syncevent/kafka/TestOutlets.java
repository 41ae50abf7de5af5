package io.patternmesh.agent.syncevent.kafka;

import java.util.Map;

/** Ways to Kafka without an application around them. */
public final class TestOutlets {

  private TestOutlets() {}

  /**
   * @param properties of the producer
   */
  public static Outlet of(Map<String, Object> properties) {
    return new Outlet(
        new KafkaProperties(properties), new Records("a-topic", "a-peer", "alice", "a-room"));
  }
}
