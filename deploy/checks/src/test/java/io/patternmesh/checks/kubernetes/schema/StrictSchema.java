package io.patternmesh.checks.kubernetes.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.patternmesh.checks.kubernetes.manifest.Manifest;
import io.strimzi.api.kafka.model.topic.KafkaTopicSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What an API server that validates strictly would say of an object's form. */
public final class StrictSchema {

  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private static final Map<String, Optional<JsonSchema>> SCHEMAS = new ConcurrentHashMap<>();

  private StrictSchema() {}

  /** What is wrong, with the place in the object; empty when nothing is. */
  public static List<String> problems(Manifest manifest) {
    return SCHEMAS
        .computeIfAbsent(
            manifest.apiVersion() + " " + manifest.kind(),
            kind -> describing(manifest).map(FACTORY::getSchema))
        .map(schema -> problems(schema, manifest))
        .orElseGet(
            () -> List.of("no API " + manifest.apiVersion() + " with a kind " + manifest.kind()));
  }

  private static List<String> problems(JsonSchema schema, Manifest manifest) {
    return schema.validate(manifest.json()).stream().map(ValidationMessage::getMessage).toList();
  }

  private static Optional<ObjectNode> describing(Manifest manifest) {
    if (manifest.apiVersion().equals("kafka.strimzi.io/v1")
        && manifest.kind().equals("KafkaTopic")) {
      return Optional.of(custom(KafkaTopicSpec.class));
    }
    return KubernetesModel.of(manifest).map(ModelSchema::of);
  }

  /** An object of a custom resource definition: a spec of its own below ordinary metadata. */
  private static ObjectNode custom(Class<?> spec) {
    ObjectNode schema = ModelSchema.of(spec);
    ObjectNode envelope = ModelSchema.of(Envelope.class);
    schema.withObject("/$defs").setAll(envelope.withObject("/$defs"));
    String of = schema.get("$ref").asText();
    schema.put("$ref", envelope.get("$ref").asText());
    schema
        .withObject("/$defs/Envelope/properties")
        .set("spec", JsonNodeFactory.instance.objectNode().put("$ref", of));
    schema.withObject("/$defs/Envelope").putArray("required").add("metadata").add("spec");
    return schema;
  }
}
