package io.patternmesh.registry.store;

import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.pattern.PatternCategory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is searched for; all of it must be met.
 *
 * @param words each somewhere in id, name, description or code, whatever the case
 */
public record PatternCriteria(
    List<String> words,
    Optional<PatternCategory> category,
    Optional<String> framework,
    Optional<PeerId> sharedBy) {

  private static final List<String> FIELDS = List.of("patternId", "name", "description", "code");

  String where() {
    StringBuilder where = new StringBuilder("h.deleted = false");
    category.ifPresent(ignored -> where.append(" and h.category = :category"));
    framework.ifPresent(ignored -> where.append(" and h.framework = :framework"));
    sharedBy.ifPresent(ignored -> where.append(" and h.author = :author"));
    for (int i = 0; i < words.size(); i++) {
      String name = ":word" + i;
      where
          .append(" and (")
          .append(
              String.join(
                  " or ",
                  FIELDS.stream()
                      .map(field -> "h." + field + " ilike " + name + " escape '\\'")
                      .toList()))
          .append(')');
    }
    return where.toString();
  }

  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    category.ifPresent(value -> values.put("category", value.value()));
    framework.ifPresent(value -> values.put("framework", value));
    sharedBy.ifPresent(value -> values.put("author", value.value()));
    for (int i = 0; i < words.size(); i++) {
      values.put("word" + i, "%" + words.get(i).replaceAll("([\\\\%_])", "\\\\$1") + "%");
    }
    return values;
  }
}
