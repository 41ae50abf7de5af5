package io.patternmesh.checks.containers;

import java.util.Arrays;
import java.util.List;

/**
 * One instruction of a container file.
 *
 * @param name in capitals
 * @param text what follows it, its lines joined
 */
record Instruction(String name, String text) {

  static Instruction of(String line) {
    String[] parts = line.strip().split("\\s+", 2);
    return new Instruction(parts[0], parts.length == 1 ? "" : parts[1]);
  }

  /** Its words, quotes kept. */
  List<String> words() {
    return Arrays.asList(text.split("\\s+"));
  }

  boolean is(String other) {
    return name.equals(other);
  }
}
