package io.patternmesh.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.patternmesh.local.fake.FakeProject;
import io.patternmesh.local.port.SparePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A benchmark with stand-ins for the services: what is measured is told, and all is stopped. */
class BenchTest {

  @TempDir private Path folder;
  private FakeProject project;

  @BeforeEach
  void build() throws IOException {
    project = FakeProject.in(folder, "");
  }

  @Test
  void editsAreMeasuredAgainstTheirAuthor() throws IOException {
    Path old = Files.createDirectories(folder.resolve(".mesh/bench")).resolve("old.json");
    Files.createFile(old);

    assertThat(bench("edit")).isZero();

    JsonNode report = new ObjectMapper().readTree(result("edit").toFile());
    assertThat(report.get("figures")).hasSize(3);
    assertThat(report.at("/figures/0/ratio").asDouble()).isPositive();
    assertThat(report.at("/samples/bob ms")).hasSize(50);
    assertThat(report.get("memory")).hasSize(5);
    assertThat(old).doesNotExist();
    assertNothingRuns();
  }

  @Test
  void startsAreMeasuredOfWhatIsBuiltAndTheRestIsNamed() throws IOException {
    project.nativeAgent();

    assertThat(bench("start", "--patterns", "20")).isZero();

    JsonNode report = new ObjectMapper().readTree(result("start").toFile());
    assertThat(report.get("figures").findValuesAsText("name"))
        .containsExactly(
            "native: first answer",
            "native: memory, idle",
            "native: memory, synced",
            "native: size");
    assertThat(report.get("figures").findValuesAsText("against")).containsOnly("fast-jar");
    assertThat(report.at("/samples/native first answer ms")).hasSize(5);
    assertThat(report.at("/samples/native synced MiB")).hasSize(3);
    assertThat(report.get("about").asText())
        .contains("AOT cache: not measured, not built; ./mesh package")
        .doesNotContain("native: not measured");
    assertNothingRuns();
  }

  @Test
  void aServiceThatDoesNotStartEndsItAndTheOthersAreStopped() throws IOException {
    project.jar("pattern-registry", String.class);

    assertThat(bench("edit")).isEqualTo(1);

    assertThat(result("edit")).doesNotExist();
    assertNothingRuns();
  }

  @Test
  void whatCannotBeMeasuredIsRefused() {
    assertThat(bench("speed")).isEqualTo(1);
    assertThat(bench("sync", "--patterns", "0")).isEqualTo(1);
    assertThat(folder.resolve(".mesh")).doesNotExist();
  }

  private void assertNothingRuns() {
    assertThat(folder.resolve(".mesh/bench/run")).isEmptyDirectory();
  }

  private Path result(String name) {
    return folder.resolve(".mesh/bench/" + name + ".json");
  }

  private int bench(String... arguments) {
    String[] all = new String[arguments.length + 5];
    all[0] = "bench";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--project";
    all[arguments.length + 2] = project.root().toString();
    all[arguments.length + 3] = "--port-offset";
    all[arguments.length + 4] = Integer.toString(SparePorts.offset(3));
    return Mesh.run(all);
  }
}
