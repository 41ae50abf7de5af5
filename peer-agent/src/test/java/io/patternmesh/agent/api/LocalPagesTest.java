package io.patternmesh.agent.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.patternmesh.agent.world.LibraryThere;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(LibraryThere.class)
class LocalPagesTest {

  private static final String PAGE = "http://localhost:5173";

  @ParameterizedTest
  @ValueSource(strings = {PAGE, "http://127.0.0.1:3002", "https://[::1]:8443"})
  void aPageOfThisMachineMayReadWhatTheAgentSays(String origin) {
    given()
        .header("Origin", origin)
        .get("/api/status")
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Origin", equalTo(origin))
        .header("Access-Control-Expose-Headers", equalTo("ETag"))
        .header("Vary", containsString("Origin"));
  }

  @Test
  void itMayReadProblemsToo() {
    from(PAGE)
        .body("{}")
        .put("/api/patterns/p")
        .then()
        .statusCode(400)
        .header("Access-Control-Allow-Origin", equalTo(PAGE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "POST", "GET"})
  void itIsToldWhatItMaySend(String method) {
    from(PAGE)
        .header("Access-Control-Request-Method", method)
        .header("Access-Control-Request-Headers", "content-type,if-match")
        .options("/api/patterns/p")
        .then()
        .statusCode(204)
        .header("Access-Control-Allow-Origin", equalTo(PAGE))
        .header("Access-Control-Allow-Methods", equalTo("GET, PUT, POST, DELETE"))
        .header("Access-Control-Allow-Headers", equalTo("content-type, if-match, last-event-id"))
        .header("Access-Control-Allow-Credentials", nullValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "http://localhost.evil.example", "null"})
  void aPageFromElsewhereIsRefusedAndMayReadNothing(String origin) {
    from(origin)
        .get("/api/status")
        .then()
        .statusCode(403)
        .header("Access-Control-Allow-Origin", nullValue());
    from(origin)
        .header("Access-Control-Request-Method", "PUT")
        .options("/api/patterns/p")
        .then()
        .statusCode(403)
        .header("Access-Control-Allow-Origin", nullValue());
  }

  @Test
  void whatComesFromNoPageIsAnsweredTheSame() {
    given()
        .get("/api/status")
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Origin", nullValue())
        .header("Vary", containsString("Origin"));
  }

  private static RequestSpecification from(String origin) {
    return given().header("Origin", origin);
  }
}
