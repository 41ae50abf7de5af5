package io.patternmesh.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.patternmesh.signaling.peer.TestPeer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(IceRenewalTest.ShortLived.class)
class IceRenewalTest {

  public static class ShortLived implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "patternmesh.signaling.ice-servers[0].urls", "turn:turn.example",
          "patternmesh.signaling.ice-servers[0].secret", "never-sent",
          "patternmesh.signaling.ice-credential-lifetime", "10s");
    }
  }

  @TestHTTPResource URI server;

  @Test
  void aMemberIsGivenNewCredentialsBeforeTheOldOnesExpire() {
    try (TestPeer alice = TestPeer.connect(server)) {
      JsonNode first = alice.join("renewal", "Alice").at("/payload/iceServers/0");
      JsonNode second = alice.expect("ice_servers").at("/payload/iceServers/0");
      assertThat(first.path("username").textValue()).endsWith(":" + alice.id().value());
      assertThat(second.path("urls")).isEqualTo(first.path("urls"));
      assertThat(expiry(second)).isGreaterThan(expiry(first));
      assertThat(second.path("credential")).isNotEqualTo(first.path("credential"));
      assertThat(first.toString() + second).doesNotContain("never-sent");
    }
  }

  private static long expiry(JsonNode server) {
    return Long.parseLong(server.path("username").textValue().split(":")[0]);
  }
}
