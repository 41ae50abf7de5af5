package io.patternmesh.registry.change;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.model.merge.MergeBatch;
import io.patternmesh.model.merge.MergeItem;
import io.patternmesh.model.revision.Revision;
import io.patternmesh.model.trace.TraceParent;
import io.patternmesh.registry.Author;
import io.patternmesh.registry.EmbeddedLibrary;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@QuarkusTest
@QuarkusTestResource(EmbeddedLibrary.class)
@Timeout(60)
class TracesTest {

  private static final TraceParent REQUEST =
      new TraceParent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
  private static final TraceParent OWN =
      new TraceParent("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00");

  @TestHTTPResource("/changes")
  URI changes;

  private final Author alice = new Author();

  @Test
  void aChangeTellsWhereItsRevisionCameFrom() throws Exception {
    long start = sequence();
    Revision one = alice.writes("traced/1", "1");
    Revision two = alice.writes("traced/2", "2");
    MergeItem own = MergeItem.of(two).tracedBy(Optional.of(OWN));
    merge(REQUEST.value(), MergeItem.of(one));
    merge(REQUEST.value(), own);
    assertThat(traces(start, 2)).containsExactly(REQUEST.value(), OWN.value());
  }

  @Test
  void whereSomeHaveATraceOfTheirOwnTheRequestsIsNotThatOfTheOthers() throws Exception {
    long start = sequence();
    MergeItem own = MergeItem.of(alice.writes("traced/mixed/1", "1")).tracedBy(Optional.of(OWN));
    merge(REQUEST.value(), own, MergeItem.of(alice.writes("traced/mixed/2", "1")));
    assertThat(traces(start, 2)).containsExactly(OWN.value(), null);
  }

  @Test
  void withoutATraceOrWithWhatIsNoneThereIsNone() throws Exception {
    long start = sequence();
    merge("00-zzz", MergeItem.of(alice.writes("untraced/1", "1")));
    merge(REQUEST.value() + "-more", MergeItem.of(alice.writes("untraced/2", "1")));
    assertThat(traces(start, 2)).containsExactly(null, null);
  }

  @Test
  void theTraceThatBroughtARevisionFirstIsTheOneThatIsKept() throws Exception {
    long start = sequence();
    Revision once = alice.writes("traced/once", "1");
    merge(REQUEST.value(), MergeItem.of(once));
    merge(OWN.value(), MergeItem.of(once));
    merge(OWN.value(), MergeItem.of(alice.writes("traced/after", "1")));
    assertThat(traces(start, 2)).containsExactly(REQUEST.value(), OWN.value());
  }

  private static void merge(String traceParent, MergeItem... items) {
    given()
        .contentType(MergeBatch.MEDIA_TYPE)
        .header("traceparent", traceParent)
        .body(new MergeBatch(List.of(items), List.of()).encode())
        .post("/merge")
        .then()
        .statusCode(200);
  }

  private List<String> traces(long after, int count) throws Exception {
    List<String> traces = new ArrayList<>();
    for (String line : new EventReader(changes).lines(Long.toString(after), "data:", count)) {
      traces.add(JsonPath.from(line.substring("data:".length())).getString("traceParent"));
    }
    return traces;
  }

  private static long sequence() {
    return when().get("/status").jsonPath().getLong("sequence");
  }
}
