package io.patternmesh.registry.metric;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of {@code docs/metrics.md}, as the families that Prometheus sees. */
final class MetricsTable {

  private static final Pattern ROW =
      Pattern.compile(
          "\\| `(patternmesh[.\\w-]+)` \\| (\\w+) \\| (\\w*) ?\\|[^|]*\\| (\\w+) \\|.*");
  private static final Pattern TYPE =
      Pattern.compile("# TYPE (patternmesh_\\w+?)(?:_total)? (\\w+)");

  private MetricsTable() {}

  /** Type by family, of one service; the family of a counter is its name without "_total". */
  static Map<String, String> documented(String service) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("../docs/metrics.md"))) {
      Map<String, String> families = new TreeMap<>();
      lines
          .map(ROW::matcher)
          .filter(Matcher::matches)
          .filter(row -> row.group(4).equals(service))
          .forEach(row -> add(families, row.group(1), row.group(2), row.group(3)));
      return families;
    }
  }

  private static void add(Map<String, String> families, String name, String kind, String unit) {
    String family = name.replaceAll("[.-]", "_") + (unit.isEmpty() ? "" : "_" + unit);
    switch (kind) {
      case "counter" -> families.put(family, "counter");
      case "gauge" -> families.put(family, "gauge");
      case "timer" -> {
        families.put(family, "summary");
        families.put(family + "_max", "gauge");
      }
      default -> throw new AssertionError(name + ": no such kind: " + kind);
    }
  }

  /** Type by family, in what a service shows. */
  static Map<String, String> exposed(String metrics) {
    return metrics
        .lines()
        .map(TYPE::matcher)
        .filter(Matcher::matches)
        .collect(
            Collectors.toMap(
                type -> type.group(1), type -> type.group(2), (a, b) -> a, TreeMap::new));
  }
}
