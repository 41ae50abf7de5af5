package io.patternmesh.signaling.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.signaling.peer.Eventually;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(PulseTest.Short.class)
class PulseTest {

  /** A server of its own, for its pulse is stopped. */
  public static class Short implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "patternmesh.signaling.ping-interval", "100ms",
          "patternmesh.signaling.silence-timeout", "500ms");
    }
  }

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @Inject Pulse pulse;

  @Test
  void aServerThatNoLongerLooksAfterItsSocketsIsNotAlive() {
    assertThat(live()).isEqualTo(200);
    pulse.stop();
    Eventually.holds(() -> live() == 503);
  }

  private int live() {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(management.resolve("/q/health/live")).build(),
              BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
