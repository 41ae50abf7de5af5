package io.patternmesh.registry.change;

import static io.patternmesh.registry.Registry.merge;
import static io.patternmesh.registry.Registry.use;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.usage.PatternUsage;
import io.patternmesh.model.usage.UsageCounter;
import io.patternmesh.registry.Author;
import io.patternmesh.registry.EmbeddedLibrary;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(EmbeddedLibrary.class)
@Timeout(120)
class ChangeEffectsTest {

  private final Author alice = new Author();
  private final Author bob = new Author();

  @Test
  void aChangeNamesTheHeadItFollowedAndTheConflictsItOpenedAndClosed() {
    Revision base = alice.writes("effects", "base");
    Revision byAlice = alice.edits(base, "a");
    Revision byBob = bob.edits(base, "b");
    Revision both = alice.resolves(byAlice, byBob, "ab");
    Revision next = bob.edits(both, "abc");
    long start = latest();
    merge(base, byAlice, byBob);
    merge(both);
    merge(next);

    JsonPath page = page(start);
    Revision winner = page.getString("changes[2].winner").equals(digest(byBob)) ? byBob : byAlice;
    Revision loser = winner == byBob ? byAlice : byBob;
    assertThat(page.getString("changes[0].previous")).isNull();
    assertThat(page.getString("changes[1].previous")).isEqualTo(digest(base));
    assertThat(page.getString("changes[2].previous")).isEqualTo(digest(byAlice));
    assertThat(page.getString("changes[3].previous")).isEqualTo(digest(winner));
    assertThat(page.getString("changes[4].previous")).isEqualTo(digest(both));
    assertThat(page.getList("changes.opened"))
        .containsExactly(null, null, List.of(digest(loser)), null, null);
    assertThat(page.getList("changes.closed"))
        .containsExactly(null, null, null, List.of(digest(loser)), null);
    assertThat(Instant.parse(page.getString("changes[0].at"))).isAfter(Author.START);
  }

  @Test
  void anEditThatSawOnlyOneSideLeavesTheConflictOpen() {
    Revision base = alice.writes("effects/half", "base");
    Revision byAlice = alice.edits(base, "a");
    Revision byBob = bob.edits(base, "b");
    long start = latest();
    merge(base, byAlice, byBob);
    String winner = page(start).getString("changes[2].winner");
    merge(
        winner.equals(digest(byBob))
            ? bob.edits(byBob, "one side only")
            : alice.edits(byAlice, "one side only"));

    JsonPath page = page(start);
    assertThat(page.getString("changes[3].kind")).isEqualTo("applied");
    assertThat(page.getList("changes[3].closed")).isNull();
    assertThat(page.getList("changes[3].opened")).isNull();
  }

  @Test
  void equalContentsAreNoConflictUntilOneOfThemIsEdited() {
    Revision byAlice = alice.writes("effects-same", "same");
    Revision byBob = bob.writes("effects-same", "same");
    long start = latest();
    merge(byAlice, byBob);
    String head = when().get("/heads/effects-same").jsonPath().getString("digest");
    boolean bobWon = head.equals(digest(byBob));
    merge(bobWon ? bob.edits(byBob, "another") : alice.edits(byAlice, "another"));

    JsonPath page = page(start);
    assertThat(page.getList("changes.kind")).doesNotContain("conflict");
    assertThat(page.getList("changes[2].opened"))
        .isEqualTo(List.of(digest(bobWon ? byAlice : byBob)));
  }

  @Test
  void usageNamesThePeersWhoseCountGrew() {
    Revision pattern = alice.writes("effects/used", "code");
    UsageCounter once = UsageCounter.ZERO.usedBy(alice.id());
    UsageCounter more = once.usedBy(bob.id()).usedBy(bob.id());
    long start = latest();
    merge(pattern);
    use(new PatternUsage("effects/used", once));
    use(new PatternUsage("effects/used", more));

    JsonPath page = page(start);
    assertThat(page.getMap("changes[1].used")).isEqualTo(Map.of(alice.id().value(), 1));
    assertThat(page.getMap("changes[2].used")).isEqualTo(Map.of(bob.id().value(), 2));
    assertThat(page.getString("changes[2].previous")).isEqualTo(digest(pattern));
  }

  @Test
  void aPageEndsWhereItIsToldToAndNamesTheLibrary() {
    long start = latest();
    merge(alice.writes("page/1", "1"), alice.writes("page/2", "2"), alice.writes("page/3", "3"));
    JsonPath page = given().queryParams("after", start, "limit", 2).get("/changes/page").jsonPath();
    assertThat(page.getList("changes.sequence", Long.class)).containsExactly(start + 1, start + 2);
    assertThat(page.getLong("latest")).isEqualTo(start + 3);
    assertThat(page.getString("library"))
        .isEqualTo(when().get("/status").jsonPath().getString("library"));
  }

  @Test
  void aPageIsWaitedForUntilThereIsSomethingOnIt() throws Exception {
    long start = latest();
    CompletableFuture<JsonPath> waiting =
        CompletableFuture.supplyAsync(
            () -> given().queryParams("after", start, "wait", 60).get("/changes/page").jsonPath());
    merge(alice.writes("page/waited", "code"));
    assertThat(waiting.get(30, TimeUnit.SECONDS).getList("changes.patternId"))
        .containsExactly("page/waited");
    given()
        .queryParams("after", latest(), "wait", 0)
        .get("/changes/page")
        .then()
        .body("changes", hasSize(0));
  }

  @Test
  void whatIsOutOfRangeIsNamed() {
    given()
        .queryParam("after", latest() + 1)
        .get("/changes/page")
        .then()
        .statusCode(400)
        .body("field", equalTo("after"));
    given().queryParam("limit", 101).get("/changes/page").then().body("field", equalTo("limit"));
    given().queryParam("wait", 61).get("/changes/page").then().body("field", equalTo("wait"));
  }

  private static JsonPath page(long after) {
    return given().queryParam("after", after).get("/changes/page").jsonPath();
  }

  private static String digest(Revision revision) {
    return revision.digest().toString();
  }

  private static long latest() {
    return when().get("/status").jsonPath().getLong("sequence");
  }
}
