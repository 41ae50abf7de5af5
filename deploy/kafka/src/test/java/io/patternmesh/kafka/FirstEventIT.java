package io.patternmesh.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.kafka.broker.Broker;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FirstEventIT {

  @Test
  void aPatternThatIsWrittenIsTold() {
    try (Broker broker = new Broker(Path.of("target/first-broker"));
        Members members = new Members("first")) {
      broker.createTopic("patternmesh.sync-events", Map.of());
      members.startRegistries(members.alice());
      members.startAgent(members.alice(), "kafka.bootstrap.servers=" + broker.servers());
      members.write(members.alice(), "first", "code");
      try (Topic topic = new Topic(broker, "patternmesh.sync-events")) {
        Told shared = topic.await("alice", "pattern.shared", "first");
        assertThat(shared.key()).isEqualTo("first");
      }
      members.awaitAllTold(members.alice());
    }
  }
}
