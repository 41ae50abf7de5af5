package io.patternmesh.agent.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.mesh.Eventually;
import io.patternmesh.agent.world.LibraryThere;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(LibraryThere.class)
class MetricsTest {

  @TestHTTPResource(value = "/", management = true)
  URI management;

  @Test
  void whatIsShownIsWhatIsDocumented() throws IOException {
    assertThat(MetricsTable.exposed(metrics())).isEqualTo(MetricsTable.documented("agent"));
    assertThat(metrics()).contains("\njvm_memory_used_bytes{", "\nprocess_cpu_usage ");
  }

  @Test
  void anEditIsCountedAndNamesNoPattern() {
    double answered = value("patternmesh_registry_requests_seconds_count\\{outcome=\"answered\"}");
    double heads = value("patternmesh_library_heads");
    // Merged, and then shown from a page that this library lacks; the merge is what is counted.
    RestAssured.given()
        .contentType("application/json")
        .body(
            "{\"name\": \"n\", \"category\": \"unit-test\", \"framework\": \"jest\", \"pattern\":"
                + " \"x\"}")
        .put("/api/patterns/measured-secret-name");
    Eventually.until("known", () -> value("patternmesh_library_heads") == heads + 1);
    assertThat(value("patternmesh_registry_requests_seconds_count\\{outcome=\"answered\"}"))
        .isGreaterThan(answered);
    assertThat(metrics()).doesNotContain("secret-name");
  }

  @Test
  void theMemoryThatJavaDoesNotKnowOfIsPartOfWhatTheProcessHolds() {
    assertThat(value("patternmesh_memory_native_bytes"))
        .isNotNegative()
        .isLessThan(value("patternmesh_memory_resident_bytes"));
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
