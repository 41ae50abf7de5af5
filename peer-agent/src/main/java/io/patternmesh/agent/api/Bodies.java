package io.patternmesh.agent.api;

import io.patternmesh.model.pattern.InvalidFieldException;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/** Request bodies. */
final class Bodies {

  private Bodies() {}

  /**
   * Reads a JSON object; nothing at all is an empty one.
   *
   * @throws InvalidFieldException when it is anything else
   */
  static JsonObject object(String body) {
    if (body == null || body.isBlank()) {
      return new JsonObject();
    }
    try {
      return new JsonObject(body);
    } catch (DecodeException | ClassCastException e) {
      String reason = String.valueOf(e.getMessage());
      throw new InvalidFieldException(
          "body", reason.lines().findFirst().orElse("nothing"), "a JSON object expected");
    }
  }
}
