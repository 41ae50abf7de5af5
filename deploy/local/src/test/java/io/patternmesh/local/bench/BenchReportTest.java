package io.patternmesh.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.patternmesh.local.memory.ResidentMemory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchReportTest {

  private final BenchReport report =
      new BenchReport(
          "walk",
          "2024-05-01T00:00:00Z",
          "17",
          2,
          new Measured(
              "two walks",
              List.of(new Figure("uphill", "s", 30, "downhill", 12)),
              Map.of("uphill s", new Samples(List.of(31.0, 29.0)))),
          Map.of("legs", new ResidentMemory(3 << 20, 0)));

  @TempDir private Path folder;

  @Test
  void eachFigureStandsBesideWhatItIsComparedWith() {
    assertThat(report.lines())
        .startsWith(
            "walk    measured  against         ratio",
            "------  --------  --------  ----  -----",
            "uphill  30 s      downhill  12 s  2.50",
            "two walks",
            "")
        .contains("legs     3 MiB");
  }

  @Test
  void theFileHasFiguresRatiosAndSamples() throws IOException {
    Path file = folder.resolve("walk.json");
    report.writeTo(file);

    JsonNode json = new ObjectMapper().readTree(file.toFile());
    assertThat(json.get("bench").asText()).isEqualTo("walk");
    assertThat(json.get("about").asText()).isEqualTo("two walks");
    assertThat(json.at("/figures/0"))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"name":"uphill","unit":"s","measured":30.0,"against":"downhill",
                     "reference":12.0,"ratio":2.5}\
                    """));
    assertThat(json.at("/samples/uphill s").toString()).isEqualTo("[31.0,29.0]");
    assertThat(json.at("/memory/legs/bytes").asLong()).isEqualTo(3 << 20);
  }
}
