package io.patternmesh.signaling.peer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patternmesh.model.identity.JoinProof;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.identity.SigningKey;
import java.util.Base64;

/** The messages of an honest peer, to be sent as they are or spoilt by a test. */
public final class Messages {

  /** Keeps numbers as they are written. */
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Messages() {}

  public static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  public static ObjectNode join(SigningKey key, String nonce, String room, String name) {
    byte[] proof = key.sign(JoinProof.message(nonce, room, key.peerId()));
    ObjectNode message = message("join_room", "join-1").put("roomId", room);
    message
        .putObject("payload")
        .put("publicKey", key.publicKey().toString())
        .put("name", name)
        .put("proof", Base64.getUrlEncoder().withoutPadding().encodeToString(proof));
    return message;
  }

  public static ObjectNode leave() {
    return message("leave_room", "leave-1");
  }

  public static ObjectNode offer(PeerId to, String sdp) {
    ObjectNode message = message("offer", "offer-1").put("to", to.value());
    message.putObject("payload").put("session", "s-1").put("sdp", sdp).put("proof", "p");
    return message;
  }

  public static ObjectNode answer(PeerId to, String sdp) {
    return offer(to, sdp).put("type", "answer").put("id", "answer-1");
  }

  public static ObjectNode candidate(PeerId to, String candidate) {
    ObjectNode message = message("ice_candidate", "candidate-1").put("to", to.value());
    message
        .putObject("payload")
        .put("session", "s-1")
        .put("candidate", candidate)
        .put("sdpMid", "0")
        .put("sdpMLineIndex", 0)
        .putNull("usernameFragment");
    return message;
  }

  public static ObjectNode ping(String id, long timestamp) {
    ObjectNode message = message("ping", id);
    message.putObject("payload").put("timestamp", timestamp);
    return message;
  }

  public static ObjectNode message(String type, String id) {
    return JSON.createObjectNode().put("type", type).put("id", id);
  }
}
