package io.patternmesh.registry.pattern;

import static io.patternmesh.registry.Registry.merge;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.patternmesh.model.conflict.RevisionOrder;
import io.patternmesh.model.pattern.PatternCategory;
import io.patternmesh.model.pattern.PatternContent;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.registry.Author;
import io.patternmesh.registry.EmbeddedLibrary;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedLibrary.class)
class PatternTest {

  private static final String PROBLEM = "application/problem+json";

  private final Author alice = new Author();
  private final Author bob = new Author();

  @Test
  void aPatternHasTheTwelveFieldsAndItsDigestAsTag() {
    Revision revision = alice.writes("shop/login.spec.ts:12", "await page.goto('/')");
    merge(revision);
    when()
        .get("/patterns/shop/login.spec.ts:12")
        .then()
        .statusCode(200)
        .header("ETag", '"' + revision.digest().toString() + '"')
        .body("$", aMapWithSize(14))
        .body("id", equalTo("shop/login.spec.ts:12"))
        .body("category", equalTo("e2e-test"))
        .body("pattern", equalTo("await page.goto('/')"))
        .body("confidence", equalTo(80))
        .body("usageCount", equalTo(0))
        .body("updatedAt", equalTo("2024-05-06T07:08:09.010Z"))
        .body("sharedBy", equalTo(alice.id().value()))
        .body("audience", equalTo("room"));
    given()
        .urlEncodingEnabled(false)
        .get("/patterns/shop%2Flogin.spec.ts%3A12")
        .then()
        .statusCode(200)
        .body("digest", equalTo(revision.digest().toString()));
  }

  @Test
  void anIdMayEndInHistory() {
    Revision of = alice.writes("odd/history", "one");
    merge(of, alice.writes("odd", "two"));
    given()
        .urlEncodingEnabled(false)
        .get("/patterns/odd%2Fhistory")
        .then()
        .statusCode(200)
        .body("id", equalTo("odd/history"));
    given()
        .urlEncodingEnabled(false)
        .get("/patterns/odd%2Fhistory/history")
        .then()
        .statusCode(200)
        .body("items.digest", contains(of.digest().toString()));
    when().get("/patterns/odd/history").then().body("items.id", contains("odd"));
    given()
        .urlEncodingEnabled(false)
        .get("/heads/odd%2Fhistory")
        .then()
        .body("patternId", equalTo("odd/history"));
  }

  @Test
  void anUnknownPatternIs404AndADeletedOneIs410() {
    Revision revision = alice.writes("gone/for/good", "one");
    merge(revision, alice.deletes(revision));
    when().get("/patterns/gone/for/good").then().statusCode(410).contentType(PROBLEM);
    when().get("/patterns/never").then().statusCode(404).contentType(PROBLEM);
    when().get("/patterns/never/history").then().statusCode(404).contentType(PROBLEM);
    when()
        .get("/patterns/gone/for/good/history")
        .then()
        .body("items.deleted", contains(true, false))
        .body("items[0].name", nullValue())
        .body("items[1].pattern", equalTo("one"));
  }

  @Test
  void whatLosesStaysInTheHistory() {
    Revision base = alice.writes("kept", "base");
    Revision byAlice = alice.edits(base, "by alice");
    Revision byBob = bob.edits(base, "by bob");
    merge(byAlice, byBob, base);
    boolean aliceWins = RevisionOrder.wins(byAlice, byBob);
    Revision winner = aliceWins ? byAlice : byBob;
    Revision loser = aliceWins ? byBob : byAlice;
    when()
        .get("/patterns/kept/history")
        .then()
        .body("total", equalTo(3))
        .body(
            "items.digest",
            contains(
                winner.digest().toString(), loser.digest().toString(), base.digest().toString()))
        .body("items.head", contains(true, false, false))
        .body("items.openConflict", contains(false, true, false));
    when()
        .get("/patterns/kept/history?page=1&size=2")
        .then()
        .body("items.digest", contains(base.digest().toString()));
  }

  @Test
  void aConflictIsOpenUntilARevisionHasSeenBoth() {
    Revision base = alice.writes("decide", "base");
    Revision byAlice = alice.edits(base, "by alice");
    Revision byBob = bob.edits(base, "by bob");
    merge(base, byAlice, byBob);
    Revision loser = RevisionOrder.wins(byAlice, byBob) ? byBob : byAlice;
    when()
        .get("/conflicts?size=500")
        .then()
        .statusCode(200)
        .body(
            "items.find { it.patternId == 'decide' }.other.digest",
            equalTo(loser.digest().toString()))
        .body("items.find { it.patternId == 'decide' }.head.head", equalTo(true));
    merge(alice.resolves(byAlice, byBob, "both"));
    when().get("/conflicts?size=500").then().body("items.patternId", not(hasItem("decide")));
    when().get("/patterns/decide/history").then().body("total", equalTo(4));
  }

  @Test
  void theSameContentFromTwoIsNoConflict() {
    merge(alice.writes("same", "code"), bob.writes("same", "code"));
    when().get("/conflicts?size=500").then().body("items.patternId", not(hasItem("same")));
  }

  @Test
  void aDraftShowsItsAudience() {
    merge(alice.writes("draft", "one", Audience.DRAFT));
    when().get("/patterns/draft").then().body("audience", hasSize(0));
  }

  @Test
  void wordsAreFoundInIdNameDescriptionAndCodeWhateverTheirCase() {
    merge(
        alice.writes(
            "find/Alpha9",
            new PatternContent(
                "Zürich Name9",
                PatternCategory.SECURITY_TEST,
                "cypress9",
                "const CodeWord9 = 100%_done;",
                "Describes9 it's fine",
                1)));
    for (String q :
        new String[] {
          "alpha9",
          "NAME9",
          "describes9",
          "codeword9",
          "zÜrich",
          "alpha9 codeword9",
          "100%_d",
          "it's fine",
          "9",
          "eWord"
        }) {
      given()
          .queryParam("q", q)
          .queryParam("sharedBy", alice.id().value())
          .get("/patterns")
          .then()
          .statusCode(200)
          .body("items.id", contains("find/Alpha9"));
    }
    for (String q : new String[] {"alpha9 missing", "100_%d", "%%%", "___", "\\", "';--"}) {
      given()
          .queryParam("q", q)
          .queryParam("sharedBy", alice.id().value())
          .get("/patterns")
          .then()
          .statusCode(200)
          .body("total", equalTo(0));
    }
    given()
        .queryParam("category", "security-test")
        .queryParam("framework", "cypress9")
        .get("/patterns")
        .then()
        .body("total", equalTo(1));
  }

  @Test
  void aHostileQueryIsRefusedByName() {
    for (String q : new String[] {"a\0b", "x".repeat(10_000), "a b c d e f g h i j k"}) {
      given()
          .queryParam("q", q)
          .get("/patterns")
          .then()
          .statusCode(400)
          .contentType(PROBLEM)
          .body("field", equalTo("q"));
    }
    refused("category", "unit");
    refused("framework", "\0");
    refused("sharedBy", "bob");
    refused("page", "-1");
    refused("page", "99999999999999999999");
    refused("size", "501");
    refused("size", "x");
  }

  private static void refused(String field, String value) {
    given()
        .queryParam(field, value)
        .get("/patterns")
        .then()
        .statusCode(400)
        .contentType(PROBLEM)
        .body("field", equalTo(field))
        .body("detail", containsString(field));
  }

  @Test
  void newestComeFirstAndPagesDoNotOverlap() {
    Author dora = new Author();
    for (int i = 0; i < 5; i++) {
      merge(dora.dated("page/" + i, "x", Author.START.plusSeconds(i % 2)));
    }
    when()
        .get("/patterns?size=3&sharedBy=" + dora.id())
        .then()
        .body("total", equalTo(5))
        .body("items.id", contains("page/1", "page/3", "page/0"));
    when()
        .get("/patterns?size=3&page=1&sharedBy=" + dora.id())
        .then()
        .body("items.id", contains("page/2", "page/4"));
  }

  @Test
  void aPageLeavesOutCodeBeforeItGrowsTooLong() {
    Author large = new Author();
    String code = "x".repeat(1 << 20);
    for (int i = 0; i < 10; i++) {
      merge(large.writes("large/" + i, code));
    }
    when()
        .get("/patterns?sharedBy=" + large.id())
        .then()
        .statusCode(200)
        .body("items", hasSize(10))
        .body("items.findAll { it.pattern != null }", hasSize(8))
        .body("items.findAll { it.codeOmitted }", hasSize(2));
    when().get("/patterns/large/9").then().body("pattern", equalTo(code));
  }
}
