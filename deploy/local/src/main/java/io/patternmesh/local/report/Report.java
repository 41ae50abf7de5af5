package io.patternmesh.local.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.patternmesh.local.memory.ResidentMemory;
import io.patternmesh.local.screen.Amounts;
import io.patternmesh.local.screen.Table;
import io.patternmesh.local.story.StepResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a run of the demo showed; written as JSON field by field.
 *
 * @param ok whether all held
 * @param startedAt ISO-8601
 * @param java the version that everything ran on
 * @param processors of the machine
 * @param signalingBytes what went through signaling, both ways
 * @param steps in their order
 * @param memory resident, by process, before the end
 */
public record Report(
    boolean ok,
    String startedAt,
    String java,
    int processors,
    long signalingBytes,
    List<StepResult> steps,
    Map<String, ResidentMemory> memory) {

  /** The steps as a table. */
  public List<String> table() {
    Table table = new Table("", "step", "time", "what was seen");
    for (int i = 0; i < steps.size(); i++) {
      StepResult step = steps.get(i);
      table.row(
          i + 1 + (step.ok() ? " ok" : " FAILED"),
          wrapped(step.title(), 40),
          step.millis() == 0 ? "-" : Amounts.time(Duration.ofMillis(step.millis())),
          step.ok() ? wrappedLines(step.seen()) : step.millis() == 0 ? step.seen() : "see below");
    }
    return table.lines();
  }

  private static String wrappedLines(String text) {
    return text.lines().map(line -> wrapped(line, 66)).collect(Collectors.joining("\n"));
  }

  public void writeTo(Path file) {
    try {
      new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), this);
    } catch (IOException e) {
      throw new UncheckedIOException("report " + file + " cannot be written", e);
    }
  }

  private static String wrapped(String text, int width) {
    StringBuilder lines = new StringBuilder();
    int length = 0;
    for (String word : text.split(" ")) {
      if (length > 0 && length + 1 + word.length() > width) {
        lines.append('\n');
        length = 0;
      } else if (length > 0) {
        lines.append(' ');
        length++;
      }
      lines.append(word);
      length += word.length();
    }
    return lines.toString();
  }
}
