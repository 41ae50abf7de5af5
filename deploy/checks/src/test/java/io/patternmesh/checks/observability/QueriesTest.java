package io.patternmesh.checks.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.patternmesh.checks.Checkout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueriesTest {

  private static final Map<String, Series> DOCUMENTED = Series.documented();

  static List<String> dashboard() throws IOException {
    JsonNode root =
        new ObjectMapper().readTree(Checkout.text("deploy/observability/dashboard.json"));
    return root.findValuesAsText("expr");
  }

  static List<String> alerts() throws IOException {
    return rules().stream().map(rule -> rule.path("expr").textValue()).toList();
  }

  @ParameterizedTest
  @MethodSource({"dashboard", "alerts"})
  void aQueryAsksForWhatIsThere(String query) {
    assertThat(new Query(query).complaints(DOCUMENTED)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "patternmesh_sesions_open",
        "rate(patternmesh_sync_revisions_sent[5m])",
        "sum(patternmesh_sync_duration_seconds{result=\"failed\"})",
        "patternmesh_sessions_failed_total{stage=\"new\"}",
        "patternmesh_sessions_failed_total{reached=~\"new|conecting\"}",
        "sum by (room) (patternmesh_sessions_open)",
        "up == 0 or jvm_memory_usd_bytes > 12e6",
        "vector(1)"
      })
  void aSlipOfThePenIsFound(String query) {
    assertThat(new Query(query).complaints(DOCUMENTED)).isNotEmpty();
  }

  @Test
  void everyMetricIsOnTheDashboardOrInAnAlert() throws IOException {
    TreeSet<String> unused = new TreeSet<>();
    String all = String.join("\n", Stream.concat(dashboard().stream(), alerts().stream()).toList());
    DOCUMENTED.keySet().stream().filter(name -> !all.contains(name)).forEach(unused::add);
    assertThat(unused)
        .containsExactlyInAnyOrder(
            "patternmesh_sessions_opened_total",
            "patternmesh_sessions_closed_total",
            "patternmesh_conflicts_resolved_total",
            "patternmesh_imports_folders",
            "patternmesh_imports_complete_total",
            "patternmesh_registry_requests_seconds_sum",
            "patternmesh_registry_requests_seconds_max",
            "patternmesh_registry_merge_duration_seconds_max",
            "patternmesh_registry_merge_usages_total",
            "patternmesh_registry_sequence",
            "patternmesh_registry_tombstones");
  }

  @Test
  void anAlertSaysWhatIsWrongAndWhatToDo() throws IOException {
    for (JsonNode rule : rules()) {
      String name = rule.path("alert").textValue();
      assertThat(name).startsWith("PatternMesh");
      assertThat(rule.at("/labels/severity").textValue())
          .as(name)
          .isIn("critical", "warning", "info");
      assertThat(rule.at("/annotations/summary").textValue()).as(name).contains("{{");
      assertThat(rule.at("/annotations/description").textValue()).as(name).isNotBlank();
    }
  }

  private static List<JsonNode> rules() throws IOException {
    JsonNode root =
        new ObjectMapper(new YAMLFactory())
            .readTree(Checkout.text("deploy/observability/alerts.yml"));
    List<JsonNode> rules = new ArrayList<>();
    root.path("groups").forEach(group -> group.path("rules").forEach(rules::add));
    return rules;
  }
}
