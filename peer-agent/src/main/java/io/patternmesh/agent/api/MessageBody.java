package io.patternmesh.agent.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.patternmesh.model.pattern.InvalidFieldException;
import io.patternmesh.model.wire.Frame;
import java.nio.charset.StandardCharsets;

/** The body {@code {"message": <any JSON>}}. */
final class MessageBody {

  /** Numbers stay what they are, also those that no double holds. */
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private MessageBody() {}

  /**
   * Reads it.
   *
   * @throws InvalidFieldException when it is something else
   * @throws TooLargeException when its message is longer than one may be
   */
  static Frame.Message read(String body) {
    JsonNode message = parsed(body == null ? "" : body).get("message");
    if (message == null) {
      throw new InvalidFieldException("message", "nothing", "{\"message\": any JSON} expected");
    }
    String text = message.toString();
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > Frame.MOST_MESSAGE_BYTES) {
      throw new TooLargeException(
          "message: at most "
              + Frame.MOST_MESSAGE_BYTES
              + " bytes of JSON in UTF-8 expected, got "
              + bytes
              + "; send it in parts, or share a pattern");
    }
    return new Frame.Message(text);
  }

  private static JsonNode parsed(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new InvalidFieldException("body", e.getOriginalMessage(), "a JSON object expected");
    }
  }
}
