package io.patternmesh.signaling.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.patternmesh.model.identity.Quoted;
import io.patternmesh.signaling.SignalingSettings;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;

/** Text from a socket to a checked message. Whatever the text, the outcome is one or a refusal. */
@Singleton
public final class MessageReader {

  private static final int LONGEST_ID = 128;

  private final ObjectMapper json = Json.mapper();
  private final int maxBytes;

  public MessageReader(SignalingSettings settings) {
    this.maxBytes = settings.maxMessageBytes();
  }

  /**
   * @throws Refusal when this is no message that a peer may send
   */
  public PeerMessage read(String text) {
    int bytes = Utf8.length(text);
    if (bytes > maxBytes) {
      throw new Refusal(
          ErrorCode.TOO_LARGE,
          Optional.empty(),
          "message: at most " + maxBytes + " bytes of UTF-8 expected, got " + bytes);
    }
    JsonNode root = parse(text);
    if (!root.isObject()) {
      throw new Refusal(
          ErrorCode.INVALID_MESSAGE,
          Optional.empty(),
          "message: a JSON object expected, got a JSON "
              + root.getNodeType().name().toLowerCase(Locale.ROOT));
    }
    Optional<String> id = new Fields(root, "", Optional.empty()).optionalText("id", 1, LONGEST_ID);
    return new PayloadReader(root, id).read();
  }

  private JsonNode parse(String text) {
    try {
      JsonNode root = json.readTree(text);
      if (!root.isMissingNode()) {
        return root;
      }
      throw new Refusal(ErrorCode.INVALID_JSON, Optional.empty(), "message: empty text");
    } catch (JsonProcessingException e) {
      throw new Refusal(
          ErrorCode.INVALID_JSON,
          Optional.empty(),
          "message: not JSON as signaling reads it: " + Quoted.of(e.getOriginalMessage()));
    }
  }
}
