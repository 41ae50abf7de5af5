package io.patternmesh.checks.kubernetes.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.annotations.SerializedName;
import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.custom.Quantity;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A JSON Schema (2020-12) from the classes of a model that was generated from an OpenAPI document.
 * It is closed: a field that the class has not is refused.
 */
final class ModelSchema {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** As the API server reads them (apimachinery, resource/quantity.go). */
  private static final String QUANTITY =
      "^[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+)?$";

  private final ObjectNode definitions = JSON.objectNode();

  private ModelSchema() {}

  static ObjectNode of(Class<?> model) {
    ModelSchema schema = new ModelSchema();
    ObjectNode root = schema.reference(model);
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.set("$defs", schema.definitions);
    return root;
  }

  private ObjectNode reference(Class<?> model) {
    String name = model.getSimpleName();
    if (!definitions.has(name)) {
      ObjectNode object = definitions.putObject(name);
      object.put("type", "object").put("additionalProperties", false);
      ObjectNode properties = object.putObject("properties");
      fields(model).forEach(field -> properties.set(name(field), schema(field.getGenericType())));
      required(model).forEach(field -> object.withArray("required").add(field));
    }
    return JSON.objectNode().put("$ref", "#/$defs/" + name);
  }

  private static List<Field> fields(Class<?> model) {
    return Arrays.stream(model.getDeclaredFields())
        .filter(field -> !Modifier.isStatic(field.getModifiers()))
        .toList();
  }

  /** The field as JSON has it, for instance {@code default}, which Java cannot call so. */
  private static String name(Field field) {
    return Optional.ofNullable(field.getAnnotation(SerializedName.class))
        .map(SerializedName::value)
        .orElse(field.getName());
  }

  private static Set<String> required(Class<?> model) {
    try {
      Set<?> required = (Set<?>) model.getField("openapiRequiredFields").get(null);
      return required.stream().map(Object::toString).collect(Collectors.toSet());
    } catch (NoSuchFieldException e) {
      return Set.of();
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private ObjectNode schema(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return generic.getRawType() == Map.class
          ? type("object").set("additionalProperties", schema(arguments[1]))
          : type("array").set("items", schema(arguments[0]));
    }
    return schema((Class<?>) type);
  }

  private ObjectNode schema(Class<?> type) {
    if (type == String.class || type == OffsetDateTime.class || type == byte[].class) {
      return type("string");
    }
    if (type == Integer.class || type == Long.class) {
      return type("integer");
    }
    if (type == Double.class) {
      return type("number");
    }
    if (type == Boolean.class) {
      return type("boolean");
    }
    if (type == IntOrString.class) {
      return type("integer", "string");
    }
    if (type == Quantity.class) {
      return type("string", "number").put("pattern", QUANTITY);
    }
    if (type == Object.class) {
      return JSON.objectNode();
    }
    if (type.getName().startsWith("java.")) {
      throw new IllegalStateException("no schema is known for " + type);
    }
    return reference(type);
  }

  private static ObjectNode type(String... types) {
    ObjectNode schema = JSON.objectNode();
    Arrays.stream(types).forEach(schema.putArray("type")::add);
    return schema;
  }
}
