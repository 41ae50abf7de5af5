package io.patternmesh.agent.start;

import io.patternmesh.agent.world.PackagedAgent;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged agent with settings that it cannot use. */
@Timeout(120)
class RefusedSettingsIT {

  @TempDir Path folder;

  @Test
  void aRoomOfAnotherFormEndsTheStart() throws Exception {
    refuses(
        Map.of("patternmesh.peer.room", "my team"),
        "patternmesh.peer.room: 1 to 64 of A-Z a-z 0-9 . _ - expected, got \"my team\"");
  }

  @Test
  void anAddressThatIsNoWebSocketsEndsTheStart() throws Exception {
    refuses(
        Map.of("patternmesh.signaling.url", "http://localhost:3002"),
        "patternmesh.signaling.url: an address such as ws://localhost:3002",
        "got \"http://localhost\"");
  }

  @Test
  void factoriesForNoMessagesEndTheStart() throws Exception {
    refuses(
        Map.of("patternmesh.webrtc.messages-per-factory", "0"),
        "patternmesh.webrtc.messages-per-factory",
        "1 or more expected, got 0");
  }

  @Test
  void aTopicOfAnotherFormEndsTheStart() throws Exception {
    refuses(
        Map.of(
            "kafka.bootstrap.servers", "127.0.0.1:1", "patternmesh.sync-events.topic", "my topic"),
        "patternmesh.sync-events.topic: 1 to 90 of A-Z a-z 0-9 . _ - expected, got \"my topic\"");
  }

  private void refuses(Map<String, String> wrong, String... said) throws Exception {
    Map<String, String> settings = new HashMap<>(wrong);
    settings.put("patternmesh.peer.data-dir", folder.resolve("peer").toString());
    settings.put("patternmesh.registry.url", "http://127.0.0.1:1");
    settings.put("quarkus.http.port", "0");
    settings.put("quarkus.management.port", "0");
    PackagedAgent.refuses(List.of(), folder.resolve("output"), settings, said);
  }
}
