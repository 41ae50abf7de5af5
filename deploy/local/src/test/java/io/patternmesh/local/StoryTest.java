package io.patternmesh.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.patternmesh.local.fake.FakeProject;
import io.patternmesh.local.port.SparePorts;
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
  void nativeAgentsPlayItToo() throws IOException {
    FakeProject project = FakeProject.in(folder, "");
    project.jar("peer-agent", String.class);
    project.nativeAgent();

    assertThat(failed(play(project, "--native"))).isEmpty();
  }

  @Test
  void nativeAgentsThatWereNotBuiltAreRefused() throws IOException {
    FakeProject project = FakeProject.in(folder, "");

    assertThat(Mesh.run("demo", "--native", "--project", project.root().toString())).isEqualTo(1);

    assertThat(folder.resolve(".mesh/demo/report.json")).doesNotExist();
  }

  @Test
  void aMeshThatNamesAWrongAuthorFails() throws IOException {
    JsonNode report = demo("claim");

    assertThat(failed(report)).hasSize(1).first().asString().startsWith("charlie holds all");
    assertThat(report.at("/steps/1/seen").asText()).isEqualTo("by unknown peer a-stranger");
    assertThat(report.at("/steps/2/seen").asText()).isEqualTo("not played");
  }

  @Test
  void aServiceThatDoesNotStartFailsAndTheOthersAreStopped() throws IOException {
    FakeProject project = FakeProject.in(folder, "");
    project.jar("pattern-registry", String.class);

    JsonNode report = play(project);

    assertThat(failed(report))
        .containsExactly("signaling, three registries and three agents start");
    assertThat(report.at("/steps/0/seen").asText()).contains("-registry (pid ", "The end of ");
  }

  private JsonNode demo(String faults) throws IOException {
    return play(FakeProject.in(folder, faults));
  }

  private JsonNode play(FakeProject project, String... options) throws IOException {
    List<String> call =
        new ArrayList<>(
            List.of(
                "demo",
                "--project",
                project.root().toString(),
                "--port-offset",
                Integer.toString(SparePorts.offset(3))));
    call.addAll(List.of(options));
    int exit = Mesh.run(call.toArray(String[]::new));
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
