package io.patternmesh.signaling.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.patternmesh.model.identity.Quoted;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The fields of one JSON object; a wrong one is a {@link Refusal} that names it.
 *
 * @param path what stands before a field's name in errors, such as {@code payload.}
 * @param inReplyTo the id of the message that the object belongs to
 */
record Fields(JsonNode object, String path, Optional<String> inReplyTo) {

  /** Whether this flag is there and true. */
  boolean says(String name) {
    return object.path(name).isBoolean() && object.path(name).booleanValue();
  }

  /** A text of {@code least} to {@code most} chars. */
  String text(String name, int least, int most) {
    return optionalText(name, least, most)
        .orElseThrow(() -> wrong(name, characters(least, most), MissingNode.getInstance()));
  }

  /** The same, or nothing where the field is absent or null. */
  Optional<String> optionalText(String name, int least, int most) {
    JsonNode value = object.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    boolean fits =
        value.isTextual()
            && value.textValue().length() >= least
            && value.textValue().length() <= most;
    if (!fits) {
      throw wrong(name, characters(least, most), value);
    }
    return Optional.of(value.textValue());
  }

  /**
   * A text that {@code parse} turns into what it stands for, or throws IllegalArgumentException.
   */
  <T> T parsed(String name, Function<String, T> parse) {
    String text = text(name, 1, Integer.MAX_VALUE);
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw refusal(name + ": " + e.getMessage());
    }
  }

  /** Refuses a number that is no whole number of {@code least} to {@code most}; absent is fine. */
  void checkWhole(String name, long least, long most) {
    JsonNode value = object.path(name);
    boolean absent = value.isMissingNode() || value.isNull();
    boolean whole = value.isIntegralNumber() && value.canConvertToLong();
    if (!absent && !(whole && value.longValue() >= least && value.longValue() <= most)) {
      throw wrong(name, "a whole number from " + least + " to " + most, value);
    }
  }

  private Refusal wrong(String name, String expected, JsonNode value) {
    String got = value.isMissingNode() ? "nothing" : shown(value);
    return refusal(name + ": " + expected + " expected, got " + got);
  }

  private Refusal refusal(String problem) {
    return new Refusal(ErrorCode.INVALID_MESSAGE, inReplyTo, path + problem);
  }

  private static String characters(int least, int most) {
    return most == Integer.MAX_VALUE ? "a text" : "a text of " + least + "-" + most + " characters";
  }

  private static String shown(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> Quoted.of(value.textValue()) + " (" + value.textValue().length() + ")";
      case NUMBER, BOOLEAN, NULL -> Quoted.of(value.asText());
      default -> "an " + value.getNodeType().name().toLowerCase(Locale.ROOT);
    };
  }
}
