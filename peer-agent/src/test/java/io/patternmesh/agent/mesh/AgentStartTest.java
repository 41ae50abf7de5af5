package io.patternmesh.agent.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.channel.Mesh;
import io.patternmesh.agent.identity.Identity;
import io.patternmesh.agent.identity.PeerSettings;
import io.patternmesh.agent.registry.TestRegistry;
import io.patternmesh.agent.webrtc.WebRtcSettings;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AgentStartTest.WithServers.class)
class AgentStartTest {

  public static class WithServers implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "patternmesh.peer.data-dir", "target/agent-start/peer",
          "patternmesh.webrtc.iceServers[0].urls", "stun:stun.example.org:3478",
          "patternmesh.webrtc.iceServers[1].urls", "turn:turn.example.org",
          "patternmesh.webrtc.iceServers[1].username", "user",
          "patternmesh.webrtc.iceServers[1].credential", "secret");
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(Library.class));
    }
  }

  /** A library that is there: an agent without one has nothing to enter a room with. */
  public static class Library implements QuarkusTestResourceLifecycleManager {
    private TestRegistry registry;

    @Override
    public Map<String, String> start() {
      registry = new TestRegistry();
      return Map.of("patternmesh.registry.url", registry.url().toString());
    }

    @Override
    public void stop() {
      registry.close();
    }
  }

  @Inject Mesh mesh;
  @Inject Identity identity;
  @Inject PeerSettings peer;
  @Inject WebRtcSettings webrtc;

  @Test
  void theAgentStartsWithItsKeyAndKeepsTryingToEnterItsRoom() {
    assertThat(Files.exists(peer.dataDir().resolve("identity.key"))).isTrue();
    assertThat(identity.id()).isEqualTo(identity.key().peerId());
    assertThat(peer.room()).isEqualTo("my-team");
    assertThat(webrtc.iceServers()).hasSize(2);
    assertThat(webrtc.inboundBuffer().asLongValue()).isEqualTo(96L << 20);
    assertThat(mesh.peers()).isEmpty();
    Eventually.until("it tries and fails", () -> mesh.signaling().attempts() > 0);
    assertThat(mesh.signaling().error()).isPresent();
  }
}
