package io.patternmesh.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The end of a log, and what to do about what it says.
 *
 * @param lines the last lines, oldest first
 */
public record LogTail(List<String> lines) {

  private static final int LINES = 25;

  private static final Map<String, String> REMEDIES =
      Map.of(
          "UnsatisfiedLinkError",
          "libraries that WebRTC needs are missing; ./mesh up installs them or names them",
          "OutOfMemoryError",
          "it needs more memory than its -Xmx allows",
          "There is insufficient memory",
          "the machine has too little free memory; end other programs",
          "Unable to access jarfile",
          "build it: ./mvnw -DskipTests package",
          "UnsupportedClassVersionError",
          "run it with the JDK it was built with, or a later one",
          "seems to be in use by another process",
          "end the program that holds the port, or wait until it is free",
          "No space left on device",
          "free some space on the disk that holds the state");

  public LogTail {
    lines = List.copyOf(lines);
  }

  public static LogTail of(Path log) {
    try {
      List<String> all =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      return new LogTail(all.subList(Math.max(0, all.size() - LINES), all.size()));
    } catch (IOException e) {
      return new LogTail(List.of());
    }
  }

  /** The lines with a bar before each, then the remedy, then where the whole log is. */
  public List<String> explained(String log) {
    List<String> text = new ArrayList<>();
    text.add(lines.isEmpty() ? "It wrote nothing to " + log : "The end of " + log + ":");
    lines.forEach(line -> text.add("| " + line));
    REMEDIES.forEach(
        (sign, remedy) -> {
          if (lines.stream().anyMatch(line -> line.contains(sign))) {
            text.add("What to do: " + remedy);
          }
        });
    return text;
  }
}
