package io.patternmesh.signaling.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.signaling.peer.Eventually;
import io.patternmesh.signaling.peer.TestPeer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MetricsTest {

  @TestHTTPResource URI server;

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @Test
  void whatIsShownIsWhatIsDocumented() throws IOException {
    TestPeer.joined(server, "measured", "Alice").close();
    Eventually.holds(() -> metrics().contains("patternmesh_signaling_closed_total"));
    assertThat(MetricsTable.exposed(metrics())).isEqualTo(MetricsTable.documented("signaling"));
    assertThat(metrics()).contains("\njvm_memory_used_bytes{", "\nprocess_cpu_usage ");
  }

  private String metrics() {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(management.resolve("/q/metrics")).build(),
              BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
