package io.patternmesh.registry.change;

import static io.patternmesh.registry.Registry.merge;
import static io.patternmesh.registry.Registry.use;
import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.usage.PatternUsage;
import io.patternmesh.model.usage.UsageCounter;
import io.patternmesh.registry.Author;
import io.patternmesh.registry.EmbeddedLibrary;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(EmbeddedLibrary.class)
@Timeout(120)
class ChangesTest {

  private static final int WRITERS = 4;
  private static final int BATCHES = 15;
  private static final int BATCH = 5;

  @TestHTTPResource("/changes")
  URI changes;

  @Test
  void aReaderThatReconnectsSeesEachChangeOnceWhileFourWrite() throws Exception {
    long start = sequence();
    int total = WRITERS * BATCHES * BATCH;
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 2);
    try {
      List<Future<?>> writers = new ArrayList<>();
      for (int w = 0; w < WRITERS; w++) {
        int writer = w;
        writers.add(threads.submit(() -> write(writer)));
      }
      Future<List<Long>> hasty = threads.submit(() -> follow(start, total, 17));
      Future<List<Long>> patient = threads.submit(() -> follow(start, total, total));
      for (Future<?> writer : writers) {
        writer.get();
      }
      List<Long> expected = LongStream.rangeClosed(start + 1, start + total).boxed().toList();
      assertThat(hasty.get()).isEqualTo(expected);
      assertThat(patient.get()).isEqualTo(expected);
    } finally {
      threads.shutdownNow();
    }
  }

  private void write(int writer) {
    Author author = new Author();
    for (int b = 0; b < BATCHES; b++) {
      Revision[] batch = new Revision[BATCH];
      for (int i = 0; i < BATCH; i++) {
        batch[i] = author.writes("busy/" + writer + "/" + b + "/" + i, "code");
      }
      merge(batch).statusCode(200);
    }
  }

  private List<Long> follow(long start, int total, int each) throws Exception {
    EventReader reader = new EventReader(changes);
    List<Long> seen = new ArrayList<>();
    long last = start;
    while (seen.size() < total) {
      List<Long> some = reader.ids(Long.toString(last), Math.min(each, total - seen.size()));
      seen.addAll(some);
      last = seen.get(seen.size() - 1);
    }
    return seen;
  }

  @Test
  void aChangeTellsWhatHappenedAndWhatTheHeadIsNow() throws Exception {
    Author alice = new Author();
    Author bob = new Author();
    Revision base = alice.writes("told", "base");
    Revision byAlice = alice.edits(base, "a");
    Revision byBob = bob.edits(base, "b");
    long start = sequence();
    merge(byAlice, base, byBob, byBob);
    use(
        new PatternUsage("told", UsageCounter.ZERO.usedBy(bob.id())),
        new PatternUsage("told/early", UsageCounter.ZERO.usedBy(bob.id())));
    List<JsonPath> told =
        new EventReader(URI.create(changes + "?after=" + start))
            .lines("", "data:", 5).stream()
                .map(line -> JsonPath.from(line.substring("data:".length())))
                .toList();
    assertThat(told)
        .extracting(c -> c.getString("kind"))
        .containsExactly("applied", "kept", "conflict", "usage", "usage");
    assertThat(told.get(0).getString("name")).isEqualTo("Logs in");
    assertThat(told.get(1).getString("digest")).isEqualTo(base.digest().toString());
    assertThat(told.get(1).getString("head.visible[0].digest"))
        .isEqualTo(byAlice.digest().toString());
    assertThat(List.of(told.get(2).getString("winner"), told.get(2).getString("loser")))
        .containsExactlyInAnyOrder(byAlice.digest().toString(), byBob.digest().toString());
    assertThat(told.get(3).getString("head.usage"))
        .isEqualTo(String.format("%016x", UsageCounter.ZERO.usedBy(bob.id()).fingerprint()));
    assertThat(told.get(4).getString("digest")).isNull();
    assertThat(told.get(4).getList("head.visible")).isEmpty();
  }

  @Test
  void withoutAPlaceAReaderStartsFromNow() throws Exception {
    Author alice = new Author();
    merge(alice.writes("before", "1"));
    CompletableFuture<String> told = new CompletableFuture<>();
    Thread reader =
        new Thread(
            () -> {
              try {
                told.complete(new EventReader(changes).lines("", "data:", 1).get(0));
              } catch (Exception e) {
                told.completeExceptionally(e);
              }
            });
    reader.start();
    for (int i = 0; !told.isDone(); i++) {
      merge(alice.writes("after/" + i, "2"));
    }
    assertThat(told.get()).contains("\"patternId\":\"after/");
  }

  @Test
  void aPlaceThatThisLibraryNeverReachedIsRefused() {
    long latest = sequence();
    given()
        .queryParam("after", latest + 1)
        .get("/changes")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("field", equalTo("after"));
    given().header("Last-Event-ID", "x").get("/changes").then().statusCode(400);
  }

  private static long sequence() {
    return when().get("/status").jsonPath().getLong("sequence");
  }
}
