package io.patternmesh.agent.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.world.LibraryThere;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@TestProfile(OpenManagementTest.Open.class)
@Timeout(60)
class OpenManagementTest {

  public static class Open extends LibraryThere {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("quarkus.management.host", "0.0.0.0");
      return settings;
    }
  }

  @TestHTTPResource URI main;

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @Test
  void aProbeComesByWhateverAddressItKnowsAndReachesNothingElse() {
    assertThat(ManagementTest.ask(management, "/q/health/live", "10.1.2.3:1"))
        .startsWith("HTTP/1.1 200");
    assertThat(ManagementTest.ask(main, "/api/status", "10.1.2.3:1")).startsWith("HTTP/1.1 403");
  }
}
