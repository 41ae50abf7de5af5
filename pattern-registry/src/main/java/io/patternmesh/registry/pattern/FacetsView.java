package io.patternmesh.registry.pattern;

import io.patternmesh.registry.store.Facet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a search can be narrowed by: of each field up to 200 values with how many patterns have
 * them, the most frequent first.
 *
 * @param sharedBy by peer id
 * @param complete whether no value is left out
 */
public record FacetsView(
    Map<String, Long> categories,
    Map<String, Long> frameworks,
    Map<String, Long> sharedBy,
    boolean complete) {

  static FacetsView of(Facet categories, Facet frameworks, Facet sharedBy) {
    return new FacetsView(
        counts(categories.values()),
        counts(frameworks.values()),
        counts(sharedBy.values()),
        Stream.of(categories, frameworks, sharedBy).allMatch(Facet::complete));
  }

  private static Map<String, Long> counts(List<Facet.Value> values) {
    Map<String, Long> counts = new LinkedHashMap<>();
    values.forEach(value -> counts.put(value.value(), value.count()));
    return counts;
  }
}
