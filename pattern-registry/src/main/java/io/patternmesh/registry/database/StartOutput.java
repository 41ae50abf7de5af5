package io.patternmesh.registry.database;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What PostgreSQL's programs say while they start, before the server writes its own log: {@code
 * start.log} of the library, made anew at each start.
 */
final class StartOutput {

  private static final int LINES = 4;

  private final Path file;

  StartOutput(Path file) throws IOException {
    this.file = file;
    Files.deleteIfExists(file);
    Files.createFile(file);
  }

  /** For the output and the errors of each program. */
  Redirect redirect() {
    return Redirect.appendTo(file.toFile());
  }

  /** Its last lines in one; empty when nothing was said, or it cannot be read. */
  String end() {
    try {
      return lastLines(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return "";
    }
  }

  static String lastLines(String said) {
    List<String> lines = said.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    return String.join("; ", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
  }
}
