package io.patternmesh.checks.kubernetes.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One object as it would be sent to the cluster. */
public record Manifest(ObjectNode json) {

  public String apiVersion() {
    return json.path("apiVersion").asText();
  }

  public String kind() {
    return json.path("kind").asText();
  }

  public String name() {
    return json.path("metadata").path("name").asText();
  }

  /** Its namespace; empty when it names none. */
  public String namespace() {
    return json.path("metadata").path("namespace").asText();
  }

  /** What stands at a JSON pointer (RFC 6901). */
  public JsonNode at(String pointer) {
    return json.at(pointer);
  }

  /** One that can be changed without changing this. */
  public Manifest copy() {
    return new Manifest(json.deepCopy());
  }

  @Override
  public String toString() {
    return kind() + " " + (namespace().isEmpty() ? "" : namespace() + "/") + name();
  }
}
