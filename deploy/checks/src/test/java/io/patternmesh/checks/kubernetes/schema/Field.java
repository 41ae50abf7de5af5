package io.patternmesh.checks.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patternmesh.checks.kubernetes.manifest.Manifest;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A field of an object.
 *
 * @param parent the JSON pointer of what has it
 */
record Field(String parent, String name) {

  /** Whose keys are anybody's own words. */
  private static final Set<String> MAPS =
      Set.of(
          "labels",
          "annotations",
          "matchLabels",
          "selector",
          "nodeSelector",
          "data",
          "stringData",
          "config",
          "limits",
          "requests");

  /** All fields that the API gives a name, at every depth. */
  static java.util.List<Field> ofModel(Manifest manifest) {
    return in("", manifest.json()).toList();
  }

  private static Stream<Field> in(String pointer, JsonNode node) {
    if (node.isArray()) {
      return IntStream.range(0, node.size())
          .boxed()
          .flatMap(index -> in(pointer + "/" + index, node.get(index)));
    }
    return node.properties().stream()
        .flatMap(
            entry -> {
              Stream<Field> field = Stream.of(new Field(pointer, entry.getKey()));
              return isMap(entry.getKey(), entry.getValue())
                  ? field
                  : Stream.concat(field, in(pointer + "/" + entry.getKey(), entry.getValue()));
            });
  }

  /** A Service selects by a map; the others have a map within their selector. */
  private static boolean isMap(String name, JsonNode value) {
    boolean ofTerms = value.has("matchLabels") || value.has("matchExpressions");
    return MAPS.contains(name) && !ofTerms;
  }

  void rename(ObjectNode root, String other) {
    ObjectNode object = (ObjectNode) root.at(parent);
    object.set(other, object.remove(name));
  }
}
