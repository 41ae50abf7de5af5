package io.patternmesh.registry.pattern;

import static io.patternmesh.registry.Registry.merge;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.patternmesh.model.pattern.PatternCategory;
import io.patternmesh.model.pattern.PatternContent;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.registry.Author;
import io.patternmesh.registry.EmbeddedLibrary;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedLibrary.class)
class FacetTest {

  private final Author alice = new Author();
  private final Author bob = new Author();

  @Test
  void livingPatternsAreCountedTheMostFrequentValuesFirst() {
    Revision gone = writes(alice, "f1/gone", PatternCategory.SECURITY_TEST, "zap", "sift1");
    merge(
        writes(alice, "f1/a", PatternCategory.UNIT_TEST, "jest", "sift1"),
        writes(alice, "f1/b", PatternCategory.UNIT_TEST, "vitest", "sift1"),
        writes(bob, "f1/c", PatternCategory.E2E_TEST, "jest", "sift1"),
        gone,
        alice.deletes(gone));

    String body = asked("sift1").body("complete", equalTo(true)).extract().body().asString();
    assertThat(body)
        .contains("\"categories\":{\"unit-test\":2,\"e2e-test\":1}")
        .contains("\"frameworks\":{\"jest\":2,\"vitest\":1}")
        .contains("\"sharedBy\":{\"" + alice.id().value() + "\":2,\"" + bob.id().value() + "\":1}");
  }

  @Test
  void theFiltersOfASearchHoldHereToo() {
    merge(
        writes(alice, "f2/a", PatternCategory.UNIT_TEST, "jest", "sift2"),
        writes(alice, "f2/b", PatternCategory.E2E_TEST, "playwright", "sift2"),
        writes(bob, "f2/c", PatternCategory.E2E_TEST, "cypress", "sift2"));

    asked("sift2", "category", "e2e-test")
        .body("categories", equalTo(Map.of("e2e-test", 2)))
        .body("frameworks", equalTo(Map.of("cypress", 1, "playwright", 1)));
    asked("sift2", "framework", "jest").body("categories", equalTo(Map.of("unit-test", 1)));
    asked("sift2", "sharedBy", bob.id().value()).body("frameworks", equalTo(Map.of("cypress", 1)));
    asked("nothing that is anywhere").body("categories", anEmptyMap());
  }

  @Test
  void valuesThatAreLeftOutAreToldOf() {
    for (int i = 0; i < 201; i++) {
      merge(writes(alice, "f3/" + i, PatternCategory.UNIT_TEST, "own-" + i, "sift3"));
    }
    asked("sift3")
        .body("frameworks", aMapWithSize(200))
        .body("complete", equalTo(false))
        .body("categories", equalTo(Map.of("unit-test", 201)));
  }

  @Test
  void aWrongFilterIsNamed() {
    given()
        .get("/facets?sharedBy=nobody")
        .then()
        .statusCode(400)
        .body("detail", containsString("sharedBy"));
  }

  private static ValidatableResponse asked(String q, String... filter) {
    var request = given().queryParam("q", q);
    if (filter.length > 0) {
      request.queryParam(filter[0], filter[1]);
    }
    return request.get("/facets").then().statusCode(200);
  }

  private static Revision writes(
      Author author, String id, PatternCategory category, String framework, String code) {
    return author.writes(id, new PatternContent("a name", category, framework, code, "", 50));
  }
}
