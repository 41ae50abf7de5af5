package io.patternmesh.checks.observability;

import io.patternmesh.checks.Checkout;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What {@code docs/metrics.md} says of one series in Prometheus.
 *
 * @param tags the labels that the service gives it
 * @param words what stands in backquotes in its meaning, the values of its tags among them
 */
record Series(Set<String> tags, Set<String> words) {

  private static final Pattern ROW =
      Pattern.compile("\\| `([\\w.]+)` \\| (\\w+) \\| (\\w*) ?\\|([^|]*)\\| (\\w+) \\|([^|]*)\\|");
  private static final Pattern OTHER = Pattern.compile("\\| `([a-z_]+)` \\|([^|]*)\\|([^|]*)\\|");
  private static final Pattern WORD = Pattern.compile("`([^`]+)`");

  /** Labels that Prometheus itself gives to every series. */
  private static final Set<String> EVERYWHERE = Set.of("job", "instance");

  /** Every series that the services expose and that a query may use, by its name. */
  static Map<String, Series> documented() {
    Map<String, Series> all = new HashMap<>();
    all.put("up", new Series(Set.of(), Set.of()));
    Checkout.text("docs/metrics.md").lines().forEach(line -> add(all, line));
    return all;
  }

  private static void add(Map<String, Series> all, String line) {
    Matcher ours = ROW.matcher(line);
    Matcher other = OTHER.matcher(line);
    if (ours.matches()) {
      Series series = new Series(words(ours.group(4)), words(ours.group(6)));
      names(ours.group(1), ours.group(2), ours.group(3)).forEach(name -> all.put(name, series));
    } else if (other.matches()) {
      all.put(other.group(1), new Series(words(other.group(2)), words(other.group(3))));
    }
  }

  /** The names in Prometheus of a metric of Micrometer's. */
  private static List<String> names(String name, String kind, String unit) {
    String family = name.replace('.', '_') + (unit.isEmpty() ? "" : "_" + unit);
    return switch (kind) {
      case "counter" -> List.of(family + "_total");
      case "gauge" -> List.of(family);
      case "timer" -> Stream.of("_count", "_sum", "_max").map(end -> family + end).toList();
      default -> throw new IllegalArgumentException(name + ": no such kind: " + kind);
    };
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    WORD.matcher(text).results().forEach(word -> words.add(word.group(1)));
    return words;
  }

  boolean has(String label) {
    return EVERYWHERE.contains(label) || tags.contains(label);
  }

  boolean may(String label, String value) {
    return EVERYWHERE.contains(label) || words.contains(value);
  }
}
