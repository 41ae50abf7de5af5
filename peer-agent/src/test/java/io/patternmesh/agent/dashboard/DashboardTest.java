package io.patternmesh.agent.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.patternmesh.agent.world.LibraryThere;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(LibraryThere.class)
class DashboardTest {

  /** Surefire passes it on; without it a page that is missing is a fault. */
  private static final String NO_PAGE = "built without the dashboard, with -DskipWeb";

  private static final Pattern SCRIPT = Pattern.compile("src=\"\\./(assets/[^\"]+\\.js)\"");

  static boolean builtIn() {
    return DashboardTest.class.getResource("/META-INF/resources/index.html") != null;
  }

  @Test
  @DisabledIfSystemProperty(named = "skipWeb", matches = ".*", disabledReason = NO_PAGE)
  void thePageIsServed() {
    guarded(given().get("/").then())
        .statusCode(200)
        .header("Cache-Control", equalTo("no-cache"))
        .body(containsString("<title>PatternMesh</title>"));
  }

  @Test
  @DisabledIfSystemProperty(named = "skipWeb", matches = ".*", disabledReason = NO_PAGE)
  void itsScriptIsKeptForAYear() {
    Matcher script = SCRIPT.matcher(given().get("/").body().asString());
    assertThat(script.find()).isTrue();
    guarded(given().get("/" + script.group(1)).then())
        .statusCode(200)
        .header("Cache-Control", equalTo("public, max-age=31536000, immutable"));
  }

  @Test
  @DisabledIf("builtIn")
  void withoutIt404SaysWhy() {
    given().get("/").then().statusCode(404).body(containsString("built without the dashboard"));
  }

  @Test
  void thePageIsToldThatThePeerIsThisAgent() {
    guarded(given().get("/dashboard.json").then())
        .statusCode(200)
        .contentType("application/json")
        .body("backend", equalTo("agent"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/dashboard.json", "/assets/any.js"})
  void aPageFromElsewhereGetsNoneOfIt(String path) {
    given().header("Origin", "https://evil.example").get(path).then().statusCode(403);
    given().header("Host", "evil.example").get(path).then().statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/status", "/q/swagger-ui/"})
  void whatIsNoPageOfTheDashboardStaysAsItIs(String path) {
    given().get(path).then().statusCode(200).header("Content-Security-Policy", nullValue());
  }

  private static ValidatableResponse guarded(ValidatableResponse answer) {
    return answer
        .header(
            "Content-Security-Policy",
            startsWith("default-src 'self'; script-src 'self'; style-src 'self'; connect-src"))
        .header("Content-Security-Policy", endsWith("base-uri 'none'; frame-ancestors 'none'"))
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .header("Referrer-Policy", equalTo("no-referrer"));
  }
}
