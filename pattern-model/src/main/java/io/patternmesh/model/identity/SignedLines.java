package io.patternmesh.model.identity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Fields as the lines of a text to sign. A line feed or a backslash within a field is written
 * {@code \n} or {@code \\}, so different fields are always different text, whoever chose them.
 */
final class SignedLines {

  private SignedLines() {}

  static byte[] of(String... fields) {
    return Arrays.stream(fields)
        .map(field -> field.replace("\\", "\\\\").replace("\n", "\\n"))
        .collect(Collectors.joining("\n"))
        .getBytes(StandardCharsets.UTF_8);
  }
}
