package io.patternmesh.checks.kubernetes.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A change of an object, made to see whether it is noticed. */
public final class Mutation {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Mutation() {}

  /** Puts {@code value} (JSON) at a pointer; {@code -} removes what is there, which must be. */
  public static Manifest of(Manifest original, String pointer, String value) {
    Manifest changed = original.copy();
    int slash = pointer.lastIndexOf('/');
    JsonNode parent = changed.at(pointer.substring(0, slash));
    String last = pointer.substring(slash + 1).replace("~1", "/");
    if (value.equals("-")) {
      remove(parent, last);
    } else if (parent instanceof ArrayNode list) {
      list.insert(Integer.parseInt(last), read(value));
    } else {
      ((ObjectNode) parent).set(last, read(value));
    }
    if (changed.equals(original)) {
      throw new AssertionError(pointer + " = " + value + " changes nothing in " + original);
    }
    return changed;
  }

  private static void remove(JsonNode parent, String last) {
    if (parent instanceof ArrayNode list) {
      list.remove(Integer.parseInt(last));
    } else {
      ((ObjectNode) parent).remove(last);
    }
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
