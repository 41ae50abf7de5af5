package io.patternmesh.agent.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.patternmesh.agent.channel.ConnectionState;
import io.patternmesh.agent.channel.DataChannelState;
import io.patternmesh.agent.channel.PeerState;
import io.patternmesh.agent.world.BrittleMesh;
import io.patternmesh.agent.world.LibraryThere;
import io.patternmesh.agent.world.Member;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(MessagesResourceTest.WithBob.class)
class MessagesResourceTest {

  private static final Member BOB = Member.of("bob");

  /** A mesh that knows of Bob, and has no channel to him. */
  public static class WithBob extends LibraryThere {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(BobIsThere.class);
    }
  }

  /** Bob is in the room. */
  @Alternative
  @ApplicationScoped
  public static class BobIsThere extends BrittleMesh {
    @Override
    public List<PeerState> peers() {
      return List.of(
          new PeerState(
              BOB.remote(),
              true,
              ConnectionState.CONNECTING,
              DataChannelState.CONNECTING,
              Optional.empty(),
              false,
              Optional.empty()));
    }
  }

  @Test
  void whoIsThereWithoutAChannelIsNotConnected() {
    says(BOB.id().value(), "{\"message\": null}")
        .statusCode(409)
        .body("detail", containsString("it is not connected"));
  }

  @Test
  void whoIsNotThereIsNotFound() {
    says(Member.of("carol").id().value(), "{\"message\": 1}")
        .statusCode(404)
        .body("detail", containsString("no peer"));
  }

  @Test
  void aMessageThatIsTooLargeIsToldTheLimit() {
    String text = "x".repeat(16_383);
    says(BOB.id().value(), "{\"message\": \"" + text + "\"}")
        .statusCode(413)
        .body("detail", containsString("at most 16384 bytes"))
        .body("detail", containsString("got 16385"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "{\"message\": }", "{\"message\": 1} 2"})
  void aBodyWithoutOneIsNamed(String body) {
    says(BOB.id().value(), body).statusCode(400).body("detail", containsString("expected"));
  }

  private static ValidatableResponse says(String peer, String body) {
    return given()
        .contentType("application/json")
        .body(body)
        .post("/api/peers/" + peer + "/message")
        .then();
  }
}
