package io.patternmesh.agent.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.mesh.Eventually;
import io.patternmesh.agent.registry.RegistrySettings;
import io.patternmesh.agent.registry.TestRegistry;
import io.patternmesh.agent.world.BrittleMesh;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@TestProfile(LifeTest.Brittle.class)
@Timeout(60)
class LifeTest {

  /** No library yet, and a mesh that can be broken. */
  public static class Brittle implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(BrittleMesh.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "patternmesh.peer.data-dir",
          "target/life/peer",
          "patternmesh.registry.url",
          "http://127.0.0.1:" + freePort());
    }
  }

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @Inject BrittleMesh mesh;
  @Inject RegistrySettings registry;

  @Test
  void anAgentWhoseStreamsBrokeIsNotAliveAndOneThatHasNoLibraryHasNotStarted() {
    assertThat(ask("live")).startsWith("HTTP/1.1 200");
    assertThat(ask("started")).startsWith("HTTP/1.1 503").contains("library loaded");
    assertThat(ask("ready")).startsWith("HTTP/1.1 503").contains("registry answers");

    try (TestRegistry library = new TestRegistry(registry.url().getPort())) {
      assertThat(library.revisions()).isEmpty();
      startsAndBreaks();
    }
  }

  private void startsAndBreaks() {
    Eventually.until("started", () -> ask("started").startsWith("HTTP/1.1 200"));
    Eventually.until("ready", () -> ask("ready").startsWith("HTTP/1.1 200"));
    assertThat(ask("live")).startsWith("HTTP/1.1 200");

    mesh.breakEvents(new IllegalStateException("too slow"));
    assertThat(ask("live"))
        .startsWith("HTTP/1.1 503")
        .contains("streams run", "IllegalStateException: too slow");
    assertThat(ask("ready")).startsWith("HTTP/1.1 200");
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String ask(String what) {
    return ManagementTest.ask(management, "/q/health/" + what, "localhost");
  }
}
