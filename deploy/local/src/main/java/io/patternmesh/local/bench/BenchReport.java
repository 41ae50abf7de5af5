package io.patternmesh.local.bench;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.patternmesh.local.memory.MemoryTable;
import io.patternmesh.local.memory.ResidentMemory;
import io.patternmesh.local.screen.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A run of a benchmark; written as JSON field by field.
 *
 * @param bench its name
 * @param startedAt ISO-8601
 * @param java the version that everything ran on
 * @param processors of the machine
 * @param measured what it found
 * @param memory resident, by process, at the end
 */
public record BenchReport(
    String bench,
    String startedAt,
    String java,
    int processors,
    @JsonUnwrapped Measured measured,
    Map<String, ResidentMemory> memory) {

  /** The figures and the memory as tables. */
  public List<String> lines() {
    Table table = new Table(bench, "measured", "against", "", "ratio");
    measured
        .figures()
        .forEach(
            figure ->
                table.row(
                    figure.name(),
                    figure.shownMeasured(),
                    figure.against(),
                    figure.shownReference(),
                    figure.shownRatio()));
    List<String> lines = new ArrayList<>(table.lines());
    lines.add(measured.about());
    lines.add("");
    lines.addAll(MemoryTable.lines(memory));
    return lines;
  }

  public void writeTo(Path file) {
    try {
      new ObjectMapper()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .writerWithDefaultPrettyPrinter()
          .writeValue(file.toFile(), this);
    } catch (IOException e) {
      throw new UncheckedIOException("report " + file + " cannot be written", e);
    }
  }
}
