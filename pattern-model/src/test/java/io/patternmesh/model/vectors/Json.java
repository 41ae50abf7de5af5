package io.patternmesh.model.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.world.Samples;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** JSON in the few forms that the vectors have. */
final class Json {

  static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static <T> ArrayNode array(Collection<T> values, Function<T, ? extends JsonNode> one) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    values.forEach(value -> array.add(one.apply(value)));
    return array;
  }

  static JsonNode text(Object value) {
    return JsonNodeFactory.instance.textNode(value.toString());
  }

  static JsonNode hex(byte[] bytes) {
    return text(Samples.hex(bytes));
  }

  static byte[] bytes(JsonNode hex) {
    return Samples.bytes(hex.textValue());
  }

  /** {@code [[peer, counter], ...]}, ascending by peer. */
  static ArrayNode counters(Map<PeerId, Long> counters) {
    return array(
        counters.entrySet(),
        entry ->
            JsonNodeFactory.instance
                .arrayNode()
                .add(entry.getKey().value())
                .add((long) entry.getValue()));
  }

  static TreeMap<PeerId, Long> counters(JsonNode pairs) {
    TreeMap<PeerId, Long> counters = new TreeMap<>();
    pairs.forEach(
        pair -> counters.put(new PeerId(pair.get(0).textValue()), pair.get(1).longValue()));
    return counters;
  }

  static ObjectNode refused(String why, String hex) {
    return object().put("why", why).put("cbor", hex);
  }
}
