package io.patternmesh.agent.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.mesh.Eventually;
import io.patternmesh.agent.world.LibraryThere;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(LibraryThere.class)
@Timeout(60)
class ManagementTest {

  @TestHTTPResource URI main;

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @ParameterizedTest
  @ValueSource(strings = {"/q/health/live", "/q/health/ready", "/q/health/started", "/q/metrics"})
  void howItIsIsToldOnThePortForThatAlone(String path) {
    Eventually.until(
        path + " answers 200", () -> ask(management, path, "localhost").startsWith("HTTP/1.1 200"));
    assertThat(ask(main, path, "localhost")).startsWith("HTTP/1.1 404");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/status", "/q/openapi", "/q/swagger-ui/"})
  void nothingElseIsServedThere(String path) {
    assertThat(ask(management, path, "localhost")).startsWith("HTTP/1.1 404");
    assertThat(ask(main, path, "localhost")).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/q/health/ready", "/q/metrics", "/nothing"})
  void aNameThatWasMadeToPointHereIsRefused(String path) {
    assertThat(ask(management, path, "evil.example"))
        .startsWith("HTTP/1.1 403")
        .contains("Host: localhost or a loopback address expected, got");
  }

  static String ask(URI where, String path, String host) {
    try (Socket socket = new Socket("127.0.0.1", where.getPort())) {
      String request =
          "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
