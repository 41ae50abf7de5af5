package io.patternmesh.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What {@code docs/asyncapi.yaml} and the schemas that it refers to promise to consumers. Here, and
 * only here, fields that they do not name are faults: what is sent must be described.
 */
final class Contract {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path DOCS =
      Path.of("").toAbsolutePath().getParent().getParent().resolve("docs");
  private static final JsonNode DOCUMENT =
      read(new ObjectMapper(new YAMLFactory()), "asyncapi.yaml");
  private static final Map<String, Message> MESSAGES = messages();

  private Contract() {}

  /** The schemas of one type. */
  private record Message(List<JsonSchema> headers, JsonSchema data) {}

  /** The types that are described, and that the channel lists. */
  static Set<String> types() {
    return MESSAGES.keySet();
  }

  /** The topic's usual name. */
  static String topic() {
    return DOCUMENT.at("/channels/syncEvents/address").asText();
  }

  /** The record, if it is as described. */
  static Told checked(Told told) {
    Message message = MESSAGES.get(told.headers().get("ce_type"));
    assertThat(message).as("a message for %s in asyncapi.yaml", told).isNotNull();
    JsonNode headers = JSON.valueToTree(told.headers());
    assertThat(
            Stream.concat(
                message.headers().stream().flatMap(schema -> schema.validate(headers).stream()),
                message.data().validate(told.data()).stream()))
        .as("%s with headers %s", told, headers)
        .isEmpty();
    return told;
  }

  private static Map<String, Message> messages() {
    Map<String, Message> all = new TreeMap<>();
    DOCUMENT
        .at("/channels/syncEvents/messages")
        .forEach(
            listed -> {
              JsonNode message = DOCUMENT.at(listed.get("$ref").asText().substring(1));
              JsonNode parts = message.at("/headers/allOf");
              JsonNode attributes = DOCUMENT.at(parts.at("/0/$ref").asText().substring(1));
              String file = message.at("/payload/schema/$ref").asText();
              all.put(
                  message.get("name").asText(),
                  new Message(
                      List.of(schema(closed(attributes)), schema(parts.get(1))),
                      schema(closed(read(JSON, file)))));
            });
    return all;
  }

  private static JsonSchema schema(JsonNode node) {
    return JsonSchemaFactory.getInstance(VersionFlag.V7)
        .getSchema(node, SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
  }

  /** The schema with every object that has a type limited to the fields that are described. */
  private static JsonNode closed(JsonNode schema) {
    JsonNode copy = schema.deepCopy();
    copy.findParents("properties").stream()
        .filter(parent -> parent.path("type").asText().equals("object"))
        .forEach(parent -> ((ObjectNode) parent).put("additionalProperties", false));
    return copy;
  }

  private static JsonNode read(ObjectMapper mapper, String file) {
    try {
      return mapper.readTree(DOCS.resolve(file).normalize().toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("docs/" + file + " is not readable", e);
    }
  }
}
