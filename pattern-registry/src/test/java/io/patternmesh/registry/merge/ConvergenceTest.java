package io.patternmesh.registry.merge;

import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.registry.Author;
import io.patternmesh.registry.EmbeddedLibrary;
import io.patternmesh.registry.Registry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(EmbeddedLibrary.class)
class ConvergenceTest {

  private static final int REVISIONS = 80;
  private static final int PATTERNS = 5;

  @Inject Pool pool;

  private final List<Author> authors = List.of(new Author(), new Author(), new Author());

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void librariesThatSawTheSameRevisionsAgreeWhateverTheOrderAndTheBatches(long seed) {
    Random random = new Random(seed);
    List<Revision> revisions = revisions(random);
    List<Object> first = library(revisions, random);
    List<Revision> repeated = new ArrayList<>(revisions);
    repeated.addAll(revisions.subList(0, REVISIONS / 4));
    Collections.shuffle(repeated, random);
    assertThat(library(repeated, random)).isEqualTo(first);
  }

  private List<Object> library(List<Revision> revisions, Random random) {
    pool.query("TRUNCATE head, revision, change_log, usage_counter")
        .execute()
        .await()
        .indefinitely();
    int from = 0;
    while (from < revisions.size()) {
      int to = Math.min(revisions.size(), from + 1 + random.nextInt(20));
      Registry.merge(revisions.subList(from, to).toArray(Revision[]::new)).statusCode(200);
      from = to;
    }
    return List.of(
        when().get("/heads").then().statusCode(200).extract().path("heads"),
        when().get("/conflicts?size=500").then().extract().path("items.other.digest"),
        when().get("/patterns?size=500").then().extract().path("items"));
  }

  private List<Revision> revisions(Random random) {
    List<Revision> made = new ArrayList<>();
    for (int i = 0; i < REVISIONS; i++) {
      Author author = authors.get(random.nextInt(authors.size()));
      String id = "p" + random.nextInt(PATTERNS);
      List<Revision> known = made.stream().filter(r -> r.patternId().equals(id)).toList();
      made.add(
          known.isEmpty()
              ? author.writes(id, "code " + random.nextInt(3), audience(random))
              : next(author, known.get(random.nextInt(known.size())), known, random));
    }
    return made;
  }

  private Revision next(Author author, Revision seen, List<Revision> known, Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> author.deletes(seen);
      case 1 -> author.resolves(seen, known.get(random.nextInt(known.size())), "resolved");
      default -> author.edits(seen, "code " + random.nextInt(3), audience(random));
    };
  }

  private Audience audience(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Audience.DRAFT;
      case 1 -> Audience.only(List.of(authors.get(random.nextInt(authors.size())).id()));
      default -> Audience.ROOM;
    };
  }
}
