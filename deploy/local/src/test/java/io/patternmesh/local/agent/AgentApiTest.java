package io.patternmesh.local.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.patternmesh.local.http.LocalHttp;
import io.patternmesh.local.http.NoReply;
import io.patternmesh.local.http.Refused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgentApiTest {

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private AgentApi api;
  private int status = 200;
  private String body = "{}";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          calls.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    api = new AgentApi(URI.create("http://127.0.0.1:" + port()), new LocalHttp());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void anIdTravelsAsOneSegmentOfThePath() {
    api.delete("shop/src/cart.test.js:1");

    assertThat(calls).containsExactly("DELETE /api/patterns/shop%2Fsrc%2Fcart.test.js%3A1");
  }

  @Test
  void aProblemIsToldWithItsCallStatusAndDetail() {
    status = 400;
    body = "{\"title\":\"not a pattern\",\n \"detail\":\"name: 1 to 200 characters expected\"}";

    assertThatThrownBy(() -> api.delete("x"))
        .isInstanceOf(Refused.class)
        .hasMessage(
            "DELETE http://127.0.0.1:%d/api/patterns/x: status 400: ".formatted(port())
                + "{\"title\":\"not a pattern\", \"detail\":\"name: 1 to 200 characters"
                + " expected\"}");
  }

  @Test
  void anAnswerOfAnotherFormIsToldWithWhatWasExpected() {
    body = "[1]";

    assertThatThrownBy(() -> api.status())
        .isInstanceOf(Refused.class)
        .hasMessageContaining("status 200: [1] (expected JSON of ")
        .hasMessageContaining("AgentStatus");
  }

  @Test
  void aDeletedPatternIsEmpty() {
    status = 410;
    assertThat(api.pattern("gone")).isEmpty();
    status = 404;
    assertThat(api.pattern("never")).isEmpty();
  }

  @Test
  void nobodyThereIsToldWithThePort() {
    server.stop(0);

    assertThatThrownBy(() -> api.status())
        .isInstanceOf(NoReply.class)
        .hasMessageContaining("nobody listens on port " + port());
  }

  @Test
  void pagesAreReadUntilAllIsThere() {
    body = "{\"items\":[{\"id\":\"a\"}],\"total\":1}";
    assertThat(api.library().patterns()).containsOnlyKeys("a");
    assertThat(calls).containsExactly("GET /api/patterns?page=0&size=100");
  }

  private int port() {
    return server.getAddress().getPort();
  }
}
