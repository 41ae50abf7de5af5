package io.patternmesh.local.agent;

import io.patternmesh.local.screen.Amounts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All patterns that one member holds.
 *
 * @param patterns by id
 */
public record Library(Map<String, HeldPattern> patterns) {

  public Library {
    patterns = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(patterns));
  }

  public int size() {
    return patterns.size();
  }

  /** Where this library is not the same as another; empty when digest for digest it is. */
  public Optional<String> differenceTo(Library other, String own, String others) {
    List<String> lacking = new ArrayList<>(other.patterns.keySet());
    lacking.removeAll(patterns.keySet());
    List<String> surplus = new ArrayList<>(patterns.keySet());
    surplus.removeAll(other.patterns.keySet());
    List<String> differing =
        patterns.values().stream()
            .filter(mine -> other.patterns.containsKey(mine.id()))
            .filter(mine -> !mine.digest().equals(other.patterns.get(mine.id()).digest()))
            .map(HeldPattern::id)
            .toList();
    List<String> said = new ArrayList<>();
    say(said, own + " lacks", lacking, "that " + others + " holds");
    say(said, others + " lacks", surplus, "that " + own + " holds");
    say(said, own + " and " + others + " differ in", differing, "");
    return said.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", said));
  }

  private static void say(List<String> said, String before, List<String> ids, String after) {
    if (!ids.isEmpty()) {
      String text = before + " " + ids.size() + " " + after;
      said.add(text.strip() + " (" + Amounts.few(ids) + ")");
    }
  }
}
