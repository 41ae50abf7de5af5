package io.patternmesh.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.patternmesh.local.fake.FakeProject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole demo with stand-ins for the services: it passes when all is well, and only then. */
class StoryTest {

  @TempDir private Path folder;

  @Test
  void aMeshThatKeepsItsPromisesPasses() throws IOException {
    JsonNode report = demo("");

    assertThat(report.get("ok").asBoolean()).as(report.toPrettyString()).isTrue();
    assertThat(failed(report)).isEmpty();
    assertThat(report.get("steps")).hasSize(9);
    assertThat(report.get("memory")).hasSize(7);
    assertThat(report.get("signalingBytes").asLong()).isPositive();
  }

  @Test
  void aMeshThatSaysPatternsToSignalingFails() throws IOException {
    assertThat(failed(demo("leak"))).containsExactly("no text of a pattern went through signaling");
  }

  @Test
  void aMeshThatBringsBackWhatWasDeletedFails() throws IOException {
    assertThat(failed(demo("revive")).get(0)).startsWith("alice deletes while bob is away");
  }

  private JsonNode demo(String faults) throws IOException {
    FakeProject project = FakeProject.in(folder, faults);
    int exit =
        Mesh.run(
            "demo",
            "--project",
            project.root().toString(),
            "--port-offset",
            Integer.toString(FreeOffset.find()));
    JsonNode report =
        new ObjectMapper().readTree(folder.resolve(".mesh/demo/report.json").toFile());
    assertThat(exit).isEqualTo(report.get("ok").asBoolean() ? 0 : 1);
    return report;
  }

  private static List<String> failed(JsonNode report) {
    List<String> titles = new ArrayList<>();
    for (JsonNode step : report.get("steps")) {
      if (!step.get("ok").asBoolean() && step.get("millis").asLong() > 0) {
        titles.add(step.get("title").asText());
      }
    }
    return titles;
  }
}
