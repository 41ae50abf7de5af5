package io.patternmesh.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.signaling.peer.Messages;
import io.patternmesh.signaling.peer.TestPeer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OperationsTest {

  @TestHTTPResource URI server;

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @Test
  void healthSaysOk() throws Exception {
    HttpResponse<String> health = get(server, "/health");
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body()).isEqualTo("OK");
    assertThat(health.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
  }

  @Test
  void livenessAndReadinessAreUp() throws Exception {
    assertThat(get(management, "/q/health/live").body()).contains("\"UP\"").contains("pulse");
    assertThat(get(management, "/q/health/ready").body()).contains("\"UP\"").contains("capacity");
  }

  @Test
  void metricsCountRoomsPeersSignalsAndErrorsWithoutNamingAnybody() throws Exception {
    try (TestPeer alice = TestPeer.joined(server, "metrics", "Alice");
        TestPeer bob = TestPeer.joined(server, "metrics", "Bob")) {
      bob.send(Messages.offer(alice.id(), "v=0"));
      alice.expect("peer_joined");
      alice.expect("offer");
      alice.sendText("{");
      alice.expectError("invalid_json");

      String metrics = get(management, "/q/metrics").body();
      assertThat(metrics)
          .containsPattern("patternmesh_signaling_rooms [1-9]")
          .containsPattern("patternmesh_signaling_peers [2-9]")
          .containsPattern("patternmesh_signaling_sockets [2-9]")
          .containsPattern("patternmesh_signaling_relayed_total\\{type=\"offer\"} [1-9]")
          .containsPattern("patternmesh_signaling_errors_total\\{code=\"invalid_json\"} [1-9]")
          .contains("patternmesh_signaling_errors_total{code=\"room_full\"}")
          .doesNotContain(alice.id().value());
    }
  }

  private static HttpResponse<String> get(URI where, String path)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(where.resolve(path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
