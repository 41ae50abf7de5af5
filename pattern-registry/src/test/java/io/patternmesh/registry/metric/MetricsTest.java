package io.patternmesh.registry.metric;

import static io.patternmesh.registry.Registry.merge;
import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.model.revision.Revision;
import io.patternmesh.registry.Author;
import io.patternmesh.registry.EmbeddedLibrary;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedLibrary.class)
class MetricsTest {

  @TestHTTPResource(value = "/", management = true)
  URI management;

  private final Author alice = new Author();

  @Test
  void whatIsShownIsWhatIsDocumented() throws IOException {
    assertThat(MetricsTable.exposed(metrics())).isEqualTo(MetricsTable.documented("registry"));
    assertThat(metrics()).contains("\njvm_memory_used_bytes{", "\nprocess_cpu_usage ");
  }

  @Test
  void aMergeIsCountedByWhatCameOfItAndNamesNoPattern() {
    double applied = value("patternmesh_registry_merge_revisions_total\\{outcome=\"applied\"}");
    double duplicate = value("patternmesh_registry_merge_revisions_total\\{outcome=\"duplicate\"}");
    double batches =
        value("patternmesh_registry_merge_duration_seconds_count\\{result=\"merged\"}");
    double sequence = value("patternmesh_registry_sequence");
    Revision revision = alice.writes("measured-secret-name", "1");
    merge(revision);
    merge(revision);
    assertThat(value("patternmesh_registry_merge_revisions_total\\{outcome=\"applied\"}"))
        .isEqualTo(applied + 1);
    assertThat(value("patternmesh_registry_merge_revisions_total\\{outcome=\"duplicate\"}"))
        .isEqualTo(duplicate + 1);
    assertThat(value("patternmesh_registry_merge_duration_seconds_count\\{result=\"merged\"}"))
        .isEqualTo(batches + 2);
    assertThat(value("patternmesh_registry_sequence")).isEqualTo(sequence + 1);
    RestAssured.get("/patterns/measured-secret-name").then().statusCode(200);
    assertThat(metrics()).doesNotContain("secret-name", alice.id().value());
  }

  @Test
  void theLibraryIsMeasured() {
    assertThat(value("patternmesh_registry_database_bytes")).isGreaterThan(1_000_000);
    assertThat(value("patternmesh_registry_revisions")).isNotNegative();
  }

  private double value(String pattern) {
    Matcher found = Pattern.compile("(?m)^" + pattern + " (\\S+)$").matcher(metrics());
    assertThat(found.find()).as(pattern).isTrue();
    return Double.parseDouble(found.group(1));
  }

  private String metrics() {
    return RestAssured.get(management.resolve("/q/metrics")).asString();
  }
}
