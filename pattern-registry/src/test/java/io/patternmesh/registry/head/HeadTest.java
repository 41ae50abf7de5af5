package io.patternmesh.registry.head;

import static io.patternmesh.registry.Registry.merge;
import static io.patternmesh.registry.Registry.use;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.patternmesh.model.merge.MergeBatch;
import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.usage.PatternUsage;
import io.patternmesh.model.usage.UsageCounter;
import io.patternmesh.registry.Author;
import io.patternmesh.registry.EmbeddedLibrary;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedLibrary.class)
class HeadTest {

  private final Author alice = new Author();
  private final Author bob = new Author();

  @Test
  void headsAreListedByTheBytesOfTheirIdsPageByPage() {
    merge(
        alice.writes("zh/b", "1"),
        alice.writes("zh/B", "2"),
        alice.writes("zh/a", "3"),
        alice.writes("zh/-", "4"));
    List<String> ids = new ArrayList<>();
    String after = "zh/";
    while (after != null) {
      JsonPath page =
          given().queryParam("after", after).queryParam("limit", 3).get("/heads").jsonPath();
      ids.addAll(page.getList("heads.patternId"));
      after = page.getString("next");
    }
    assertThat(ids).startsWith("zh/-", "zh/B", "zh/a", "zh/b").isSorted();
  }

  @Test
  void aHeadShowsWhatEachPeerMayHold() {
    Revision shared = alice.writes("shown", "room");
    Revision directed = alice.edits(shared, "for bob", Audience.only(List.of(bob.id())));
    merge(shared, directed);
    when()
        .get("/heads/shown")
        .then()
        .body("visible", hasSize(2))
        .body("visible[0].digest", equalTo(directed.digest().toString()))
        .body("visible[0].audience", equalTo(List.of(bob.id().value())))
        .body("visible[0].author", equalTo(alice.id().value()))
        .body("visible[1].audience", equalTo("room"));
    Revision widened = alice.edits(directed, "for bob", Audience.ROOM);
    merge(widened);
    when()
        .get("/heads/shown")
        .then()
        .body("visible.digest", equalTo(List.of(widened.digest().toString())));
  }

  @Test
  void aHeadCarriesTheFingerprintOfItsUsage() {
    UsageCounter counter = UsageCounter.ZERO.usedBy(alice.id()).usedBy(bob.id());
    merge(alice.writes("zz/used", "1"));
    use(new PatternUsage("zz/used", counter));
    given()
        .queryParam("after", "zz/use")
        .queryParam("limit", 1)
        .get("/heads")
        .then()
        .body("heads[0].patternId", equalTo("zz/used"))
        .body("heads[0].usage", equalTo(String.format("%016x", counter.fingerprint())));
    when().get("/patterns/zz/used").then().body("usageCount", equalTo(2));
  }

  @Test
  void revisionsAreLookedUpInTheOrderAskedAndCanBeMergedElsewhere() {
    Revision one = alice.writes("look/1", "one");
    Revision two = bob.writes("look/2", "two");
    merge(one, two);
    use(new PatternUsage("look/1", UsageCounter.ZERO.usedBy(bob.id())));
    MergeBatch found =
        MergeBatch.decode(
            given()
                .contentType("application/json")
                .body(
                    Map.of(
                        "digests",
                        List.of(
                            two.digest().toString(),
                            Digest.of(new byte[1]).toString(),
                            one.digest().toString()),
                        "usages",
                        List.of("look/2", "look/1")))
                .post("/revisions/lookup")
                .then()
                .statusCode(200)
                .contentType("application/cbor")
                .extract()
                .asByteArray());
    assertThat(found.items()).extracting(item -> item.revision()).containsExactly(two, one);
    assertThat(found.items()).allMatch(item -> item.revision().isAuthentic());
    assertThat(found.usages())
        .containsExactly(new PatternUsage("look/1", UsageCounter.ZERO.usedBy(bob.id())));
  }

  @Test
  void aLookupStopsBeforeItGrowsTooLong() {
    List<String> digests = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Revision revision = alice.writes("lookup/large/" + i, "y".repeat(1 << 20));
      merge(revision);
      digests.add(revision.digest().toString());
    }
    byte[] answer =
        given()
            .contentType("application/json")
            .body(Map.of("digests", digests))
            .post("/revisions/lookup")
            .asByteArray();
    assertThat(answer.length).isLessThan(9 << 20);
    assertThat(MergeBatch.decode(answer).items()).hasSize(7);
  }

  @Test
  void aLookupOfWhatIsNoDigestIsRefusedByName() {
    given()
        .contentType("application/json")
        .body(Map.of("digests", List.of("xyz")))
        .post("/revisions/lookup")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo("digests"));
  }

  @Test
  void aCursorKeepsItsPlace() {
    when().get("/cursors/kafka.sink").then().statusCode(404);
    given()
        .contentType("application/json")
        .body("{\"sequence\": 41}")
        .put("/cursors/kafka.sink")
        .then()
        .statusCode(200);
    when().get("/cursors/kafka.sink").then().body("sequence", equalTo(41));
    given()
        .contentType("application/json")
        .body("{\"sequence\": -1}")
        .put("/cursors/kafka.sink")
        .then()
        .statusCode(400)
        .body("field", equalTo("sequence"));
    given()
        .contentType("application/json")
        .body("{oops")
        .put("/cursors/x")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
  }

  @Test
  void theStatusCountsWhatIsThere() {
    JsonPath before = when().get("/status").jsonPath();
    Revision first = alice.writes("counted", "1");
    merge(first, alice.deletes(first), alice.writes("counted/2", "1"));
    when()
        .get("/status")
        .then()
        .body("patterns", equalTo(before.getInt("patterns") + 1))
        .body("tombstones", equalTo(before.getInt("tombstones") + 1))
        .body("revisions", equalTo(before.getInt("revisions") + 3))
        .body("sequence", equalTo(before.getInt("sequence") + 3))
        .body("database", equalTo("embedded"));
    when().get("/q/openapi").then().statusCode(200);
    when().get("/q/swagger-ui/").then().statusCode(200);
  }
}
