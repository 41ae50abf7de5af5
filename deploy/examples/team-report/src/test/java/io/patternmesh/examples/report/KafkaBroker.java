package io.patternmesh.examples.report;

import io.patternmesh.kafka.broker.Broker;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;

/** A real broker with the topic. */
public class KafkaBroker implements QuarkusTestResourceLifecycleManager {

  private Broker broker;

  @Override
  public Map<String, String> start() {
    broker = new Broker(Path.of("target/broker"));
    broker.createTopic("patternmesh.sync-events", Map.of());
    return Map.of("kafka.bootstrap.servers", broker.servers());
  }

  @Override
  public void stop() {
    broker.close();
  }
}
