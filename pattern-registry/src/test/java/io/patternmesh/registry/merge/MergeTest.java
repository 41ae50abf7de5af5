package io.patternmesh.registry.merge;

import static io.patternmesh.registry.Registry.merge;
import static io.patternmesh.registry.Registry.post;
import static io.patternmesh.registry.Registry.use;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.patternmesh.model.conflict.RevisionOrder;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.merge.ExpectedHead;
import io.patternmesh.model.merge.MergeBatch;
import io.patternmesh.model.merge.MergeItem;
import io.patternmesh.model.pattern.Limits;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.usage.PatternUsage;
import io.patternmesh.model.usage.UsageCounter;
import io.patternmesh.registry.Author;
import io.patternmesh.registry.EmbeddedLibrary;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedLibrary.class)
class MergeTest {

  private final Author alice = new Author();
  private final Author bob = new Author();

  @Test
  void aFirstRevisionBecomesTheHead() {
    Revision first = alice.writes("merge/first", "one");
    merge(first)
        .statusCode(200)
        .body("sequence", greaterThan(0))
        .body("outcomes[0].outcome", equalTo("applied"))
        .body("outcomes[0].head", equalTo(first.digest().toString()));
    when()
        .get("/heads/merge/first")
        .then()
        .statusCode(200)
        .body("digest", equalTo(first.digest().toString()))
        .body("sharedBy", equalTo(alice.id().value()))
        .body("createdAt", equalTo("2024-05-06T07:08:09.010Z"))
        .body("audience", equalTo("room"))
        .body("visible", hasSize(1));
  }

  @Test
  void aRevisionSeenBeforeIsADuplicateOrStale() {
    Revision first = alice.writes("merge/again", "one");
    Revision second = alice.edits(first, "two");
    merge(first, first, second, first)
        .body("outcomes.outcome", contains("applied", "duplicate", "applied", "stale"));
    merge(second, first).body("outcomes.outcome", contains("duplicate", "stale"));
  }

  @Test
  void concurrentEditsConflictWhicheverComesFirst() {
    Revision base = alice.writes("merge/conflict", "base");
    Revision byAlice = alice.edits(base, "by alice");
    Revision byBob = bob.edits(base, "by bob");
    boolean aliceWins = RevisionOrder.wins(byAlice, byBob);
    Revision winner = aliceWins ? byAlice : byBob;
    Revision loser = aliceWins ? byBob : byAlice;
    merge(base, loser, winner)
        .body("outcomes.outcome", contains("applied", "applied", "conflict"))
        .body("outcomes[2].winner", equalTo(winner.digest().toString()))
        .body("outcomes[2].loser", equalTo(loser.digest().toString()))
        .body("outcomes[2].head", equalTo(winner.digest().toString()));

    Revision other = alice.writes("merge/conflict2", "base");
    Revision one = alice.edits(other, "by alice");
    Revision two = bob.edits(other, "by bob");
    boolean oneWins = RevisionOrder.wins(one, two);
    merge(other, oneWins ? one : two, oneWins ? two : one)
        .body("outcomes[2].outcome", equalTo("conflict"))
        .body("outcomes[2].head", equalTo((oneWins ? one : two).digest().toString()));
  }

  @Test
  void aTombstoneKeepsTheIdAndDropsTheContent() {
    Revision first = alice.writes("merge/tomb", "one");
    Revision tombstone = alice.deletes(first);
    merge(first, tombstone).body("outcomes[1].outcome", equalTo("applied"));
    when()
        .get("/heads/merge/tomb")
        .then()
        .statusCode(200)
        .body("deleted", equalTo(true))
        .body("digest", equalTo(tombstone.digest().toString()));
  }

  @Test
  void aForgedSignatureIsRejectedAndTheRestGoesIn() {
    Revision honest = alice.writes("merge/forged", "honest");
    Revision forged = Revision.of(bob.writes("merge/forged", "forged").body(), honest.signature());
    merge(forged, honest)
        .body("outcomes.outcome", contains("rejected", "applied"))
        .body("outcomes[0].reason", startsWith("signature:"))
        .body("outcomes[0].head", nullValue());
  }

  @Test
  void codeOfTheGreatestLengthIsLetInAndItsForgeryIsNot() {
    String code = "x".repeat(Limits.PATTERN_BYTES);
    Revision honest = alice.writes("merge/long", code);
    Revision forged = Revision.of(bob.writes("merge/long", code).body(), honest.signature());
    merge(honest, forged).body("outcomes.outcome", contains("applied", "rejected"));
  }

  @Test
  void aRevisionFromTheFutureIsRejected() {
    merge(alice.dated("merge/future", "soon", Instant.now().plusSeconds(600)))
        .body("outcomes[0].outcome", equalTo("rejected"))
        .body("outcomes[0].reason", startsWith("updatedAt:"));
    merge(alice.dated("merge/future", "now", Instant.now().plusSeconds(120)))
        .body("outcomes[0].outcome", equalTo("applied"));
  }

  @Test
  void anEditIsWrittenOnlyWhenTheHeadIsTheExpectedOne() {
    Revision first = alice.writes("merge/expected", "one");
    Revision second = alice.edits(first, "two");
    Revision late = bob.edits(first, "late");
    mergeItems(
            expecting(first, ExpectedHead.ABSENT),
            expecting(second, new ExpectedHead.At(first.digest())),
            expecting(late, new ExpectedHead.At(first.digest())),
            expecting(bob.writes("merge/expected", "new"), ExpectedHead.ABSENT))
        .body("outcomes.outcome", contains("applied", "applied", "head-moved", "head-moved"))
        .body("outcomes[2].head", equalTo(second.digest().toString()));
    mergeItems(expecting(second, new ExpectedHead.At(first.digest())))
        .body("outcomes[0].outcome", equalTo("duplicate"));
  }

  @Test
  void usageMergesByTheMaximumOfEachPeer() {
    merge(alice.writes("merge/used", "one"));
    use(usage("merge/used", Map.of(alice, 3L)))
        .body("usages[0].outcome", equalTo("applied"))
        .body("usages[0].total", equalTo(3));
    use(usage("merge/used", Map.of(alice, 2L, bob, 5L))).body("usages[0].total", equalTo(8));
    use(usage("merge/used", Map.of(alice, 3L))).body("usages[0].outcome", equalTo("unchanged"));
    when()
        .get("/heads/merge/used")
        .then()
        .body("usage.'" + alice.id() + "'", equalTo(3))
        .body("usage.'" + bob.id() + "'", equalTo(5));
  }

  @Test
  void usageThatComesBeforeItsPatternIsKept() {
    use(usage("merge/early", Map.of(alice, 7L))).body("usages[0].outcome", equalTo("applied"));
    when().get("/heads/merge/early").then().statusCode(404);
    merge(alice.writes("merge/early", "late"));
    when().get("/heads/merge/early").then().body("usage.'" + alice.id() + "'", equalTo(7));
  }

  @Test
  void whatIsNoBatchIsRefusedAndTheRegistryLivesOn() {
    post(new byte[] {1, 2, 3})
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", startsWith("merge batch"));
    post(new byte[(16 << 20) + 1]).statusCode(413).contentType("application/problem+json");
    when().get("/heads").then().statusCode(200);
  }

  private static ValidatableResponse mergeItems(MergeItem... items) {
    return merge(new MergeBatch(List.of(items), List.of()));
  }

  private static MergeItem expecting(Revision revision, ExpectedHead expected) {
    return new MergeItem(revision, expected);
  }

  private static PatternUsage usage(String id, Map<Author, Long> counts) {
    TreeMap<PeerId, Long> byPeer = new TreeMap<>();
    counts.forEach((author, count) -> byPeer.put(author.id(), count));
    return new PatternUsage(id, new UsageCounter(byPeer));
  }
}
