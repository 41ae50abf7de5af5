package io.patternmesh.checks.kubernetes.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A container of a pod. */
public record Container(JsonNode json, Role role) {

  /** When it runs. */
  public enum Role {
    /** Before the application, to its end. */
    INIT,
    /** From before the application until after it. */
    SIDECAR,
    APPLICATION
  }

  public String name() {
    return json.path("name").asText();
  }

  public String image() {
    return json.path("image").asText();
  }

  /** Its environment variables, where it names them one by one. */
  public List<JsonNode> variables() {
    return list("env").toList();
  }

  /** The value of a variable that has one here; empty text when it has none. */
  public String variable(String name) {
    return list("env")
        .filter(variable -> variable.path("name").asText().equals(name))
        .map(variable -> variable.path("value").asText())
        .findFirst()
        .orElse("");
  }

  /** The number of a port, by the name that it has here. */
  public List<Integer> port(String name) {
    return list("ports")
        .filter(port -> port.path("name").asText().equals(name))
        .map(port -> port.path("containerPort").asInt())
        .toList();
  }

  /** The elements of one of its lists. */
  public Stream<JsonNode> list(String field) {
    return StreamSupport.stream(json.path(field).spliterator(), false);
  }
}
