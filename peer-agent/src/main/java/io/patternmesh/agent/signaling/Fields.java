package io.patternmesh.agent.signaling;

import com.fasterxml.jackson.databind.JsonNode;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.identity.Quoted;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the fields of one JSON object; each method says which field is wrong, with {@link
 * IllegalArgumentException}.
 */
record Fields(String where, JsonNode object) {

  private static final Pattern SESSION = Pattern.compile("[A-Za-z0-9_-]{0,64}");

  Fields {
    if (!object.isObject()) {
      throw new IllegalArgumentException(where + ": an object expected");
    }
  }

  Fields object(String name) {
    return new Fields(where + "." + name, object.path(name));
  }

  JsonNode list(String name) {
    return object.path(name);
  }

  String text(String name, int maxLength) {
    return optionalText(name, maxLength)
        .orElseThrow(() -> wrong(name, "text of at most " + maxLength + " characters"));
  }

  Optional<String> optionalText(String name, int maxLength) {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual() || value.textValue().length() > maxLength) {
      throw wrong(name, "text of at most " + maxLength + " characters");
    }
    return Optional.of(value.textValue());
  }

  /** Like {@link #optionalText}, for what no error may show. */
  Optional<String> secret(String name, int maxLength) {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual() || value.textValue().length() > maxLength) {
      throw new IllegalArgumentException(
          where + "." + name + ": text of at most " + maxLength + " characters expected");
    }
    return Optional.of(value.textValue());
  }

  /** The number, or the other value when there is none. */
  int number(String name, int otherwise) {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.canConvertToInt() || !value.isIntegralNumber()) {
      throw wrong(name, "a whole number");
    }
    return value.intValue();
  }

  boolean flag(String name) {
    return object.path(name).asBoolean(false);
  }

  PeerId peer(String name) {
    return new PeerId(text(name, 64));
  }

  String session() {
    String session = text("session", 64);
    if (!SESSION.matcher(session).matches()) {
      throw wrong("session", "at most 64 of A-Z a-z 0-9 _ -");
    }
    return session;
  }

  private IllegalArgumentException wrong(String name, String expected) {
    return new IllegalArgumentException(
        where + "." + name + ": " + expected + " expected, got " + Quoted.of(object.path(name)));
  }
}
