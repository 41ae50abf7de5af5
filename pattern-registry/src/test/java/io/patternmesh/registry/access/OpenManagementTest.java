package io.patternmesh.registry.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.registry.EmbeddedLibrary;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@TestProfile(OpenManagementTest.Open.class)
@QuarkusTestResource(EmbeddedLibrary.class)
@Timeout(60)
class OpenManagementTest {

  public static class Open implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("quarkus.management.host", "0.0.0.0");
    }
  }

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @Test
  void aProbeComesByWhateverAddressItKnows() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", management.getPort())) {
      String request =
          "GET /q/health/live HTTP/1.1\r\nHost: 10.1.2.3:1\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 200");
    }
  }
}
