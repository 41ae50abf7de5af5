package io.patternmesh.agent.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(IceStatusTest.BadServers.class)
class IceStatusTest {

  public static class BadServers implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "patternmesh.peer.data-dir", "target/ice-status/peer",
          "patternmesh.registry.url", "http://127.0.0.1:1",
          "patternmesh.webrtc.ice-transport-policy", "relay",
          "patternmesh.webrtc.iceServers[0].urls", "turn:user:hush@turn.example.org",
          "patternmesh.webrtc.iceServers[1].urls", "stun:stun.example.org,turn:turn.example.org",
          "patternmesh.webrtc.iceServers[1].credential", "hush",
          "patternmesh.webrtc.iceServers[2].username", "user");
    }
  }

  @Test
  void anAgentWithBadServersStartsAndSaysWhichAndWhy() {
    given()
        .when()
        .get("/api/status")
        .then()
        .statusCode(200)
        .body("ice.transportPolicy", equalTo("relay"))
        .body("ice.error", containsString("no usable TURN server"))
        .body(
            "ice.servers.url",
            contains(
                "stun:stun.example.org", "turn:...@turn.example.org", "turn:turn.example.org", ""))
        .body("ice.servers.source", contains("settings", "settings", "settings", "settings"))
        .body("ice.servers.state", contains("unknown", "unusable", "unusable", "unusable"))
        .body("ice.servers[0].error", nullValue())
        .body("ice.servers[1].error", containsString("patternmesh.webrtc.iceServers[0]"))
        .body("ice.servers[2].error", containsString("TURN needs a username and a credential"))
        .body("ice.servers[3].error", containsString("iceServers[2].urls"))
        .body(not(containsString("hush")));
  }
}
