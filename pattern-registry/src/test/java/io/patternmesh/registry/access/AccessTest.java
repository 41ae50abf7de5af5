package io.patternmesh.registry.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.registry.EmbeddedLibrary;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedLibrary.class)
@Timeout(60)
class AccessTest {

  @TestHTTPResource URI registry;

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "localhost:5001", "127.0.0.1:1", "[::1]", "LOCALHOST:80"})
  void aHostOfThisMachineIsLetIn(String host) throws IOException {
    assertThat(ask("GET /status HTTP/1.1\r\nHost: " + host + "\r\n")).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example:5001",
        "evil@localhost",
        ""
      })
  void aForeignHostIsRefused(String host) throws IOException {
    assertThat(ask("GET /status HTTP/1.1\r\nHost: " + host + "\r\n"))
        .matches("(?s)HTTP/1.1 40[03].*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/status", "/merge", "/nothing", "/q/openapi", "/q/swagger-ui/"})
  void aForeignHostIsRefusedEverywhereWithAProblem(String path) throws IOException {
    assertThat(ask("GET " + path + " HTTP/1.1\r\nHost: evil.example\r\n"))
        .startsWith("HTTP/1.1 403")
        .contains("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "null",
        "https://localhost.evil",
        "http://localhost@evil",
        "file://"
      })
  void aForeignOriginIsRefused(String origin) throws IOException {
    assertThat(ask("GET /status HTTP/1.1\r\nHost: localhost\r\nOrigin: " + origin + "\r\n"))
        .startsWith("HTTP/1.1 403")
        .contains("application/problem+json");
  }

  @Test
  void aPageOfThisMachineIsLetIn() throws IOException {
    assertThat(ask("GET /status HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost:4001\r\n"))
        .startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /nothing", "DELETE /status", "GET /q/nothing", "TRACE /heads"})
  void whatIsNotThereIsAProblem(String request) throws IOException {
    assertThat(ask(request + " HTTP/1.1\r\nHost: localhost\r\n"))
        .matches("(?s)HTTP/1.1 4\\d\\d.*")
        .contains("application/problem+json");
  }

  @Test
  void aBodyThatSaysItIsTooLongIsRefusedUnread() throws IOException {
    assertThat(
            ask(
                "POST /merge HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/cbor\r\n"
                    + "Content-Length: 99999999999\r\n"))
        .startsWith("HTTP/1.1 413")
        .contains("application/problem+json");
  }

  @Test
  void aBodyThatDoesNotSayHowLongItIsIsRefusedUnread() throws IOException {
    assertThat(
            ask(
                "POST /merge HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/cbor\r\n"
                    + "Transfer-Encoding: chunked\r\n"))
        .startsWith("HTTP/1.1 411")
        .contains("application/problem+json");
  }

  private String ask(String head) throws IOException {
    try (Socket socket = new Socket(registry.getHost(), registry.getPort())) {
      socket.getOutputStream().write((head + "\r\n").getBytes(StandardCharsets.US_ASCII));
      return answer(socket);
    }
  }

  private static String answer(Socket socket) throws IOException {
    byte[] buffer = new byte[8192];
    int length = Math.max(0, socket.getInputStream().read(buffer));
    return new String(buffer, 0, length, StandardCharsets.US_ASCII);
  }
}
