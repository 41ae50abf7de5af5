package io.patternmesh.checks.systemd;

import io.patternmesh.checks.Checkout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A unit file: what is assigned to each key of each section, in its order. */
record Unit(Path file, Map<String, List<String>> assignments) {

  /** Reads {@code path}, from the project's root. */
  static Unit read(String path) {
    Map<String, List<String>> assignments = new LinkedHashMap<>();
    String section = "";
    for (String line : Checkout.text(path).lines().toList()) {
      if (line.startsWith("[")) {
        section = line.substring(1, line.indexOf(']'));
      } else if (!line.isBlank() && !line.startsWith("#")) {
        int equals = line.indexOf('=');
        if (equals < 0) {
          throw new AssertionError(path + ": KEY=VALUE expected, got " + line);
        }
        assignments
            .computeIfAbsent(section + "." + line.substring(0, equals), key -> new ArrayList<>())
            .add(line.substring(equals + 1));
      }
    }
    return new Unit(Checkout.at(path), assignments);
  }

  /** All that is assigned to {@code Section.Key}. */
  List<String> all(String key) {
    return assignments.getOrDefault(key, List.of());
  }

  /** The one value of {@code Section.Key}. */
  String one(String key) {
    if (all(key).size() != 1) {
      throw new AssertionError(file + ": one " + key + " expected, got " + all(key));
    }
    return all(key).get(0);
  }

  /** The words of {@code Section.Key}, over all its lines. */
  List<String> words(String key) {
    return all(key).stream().flatMap(line -> Stream.of(line.split("\\s+"))).toList();
  }
}
