package io.patternmesh.signaling.message;

import com.fasterxml.jackson.databind.JsonNode;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.identity.PublicKey;
import io.patternmesh.model.identity.Quoted;
import io.patternmesh.signaling.room.RoomId;
import io.patternmesh.signaling.room.Signal;
import io.patternmesh.signaling.room.SignalKind;
import java.util.Base64;
import java.util.Optional;

/** What each type of message must carry. */
record PayloadReader(JsonNode root, Optional<String> id) {

  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_TOKEN = 256;
  private static final int LONGEST_REASON = 200;
  private static final int LONGEST_REFUSAL = 500;
  private static final int LONGEST_SESSION = 128;
  private static final long LATEST = (1L << 53) - 1;
  private static final int SIGNATURE_BYTES = 64;

  PeerMessage read() {
    String type = envelope().text("type", 1, Integer.MAX_VALUE);
    Optional<SignalKind> kind = SignalKind.ofWireName(type);
    if (kind.isPresent()) {
      return signal(kind.get());
    }
    return switch (type) {
      case "join_room" -> join();
      case "leave_room" -> leave();
      case "ping" -> new PeerMessage.Ping(id, heartbeat());
      case "pong" -> {
        heartbeat();
        yield new PeerMessage.Pong(id);
      }
      default ->
          throw new Refusal(
              ErrorCode.UNKNOWN_TYPE,
              id,
              "type: join_room, leave_room, offer, answer, ice_candidate, ping or pong expected,"
                  + " got "
                  + Quoted.of(type));
    };
  }

  private PeerMessage join() {
    Fields payload = payload();
    return new PeerMessage.Join(
        id,
        envelope().parsed("roomId", RoomId::new),
        payload.parsed("publicKey", PublicKey::parse),
        payload.parsed("name", PayloadReader::name),
        payload.parsed("proof", PayloadReader::signature),
        payload.optionalText("token", 0, LONGEST_TOKEN));
  }

  private PeerMessage leave() {
    if (!root.path("payload").isMissingNode() && !root.path("payload").isNull()) {
      payload().optionalText("reason", 0, LONGEST_REASON);
    }
    return new PeerMessage.Leave(id);
  }

  private PeerMessage signal(SignalKind kind) {
    PeerId to = envelope().parsed("to", PeerId::new);
    Fields payload = payload();
    payload.text("session", 1, LONGEST_SESSION);
    if (kind == SignalKind.ICE_CANDIDATE) {
      // An empty candidate says that no more will come (RFC 8838, section 8.2).
      payload.text("candidate", 0, Integer.MAX_VALUE);
      payload.optionalText("sdpMid", 0, Integer.MAX_VALUE);
      payload.checkWhole("sdpMLineIndex", 0, 65_535);
      payload.optionalText("usernameFragment", 0, Integer.MAX_VALUE);
    } else if (kind == SignalKind.OFFER && payload.says("request")) {
      // Only the peer with the greater id offers: this is how the other one asks it to.
      payload.text("proof", 1, Integer.MAX_VALUE);
    } else if (kind == SignalKind.ANSWER && payload.says("refused")) {
      payload.optionalText("reason", 0, LONGEST_REFUSAL);
    } else {
      payload.text("sdp", 1, Integer.MAX_VALUE);
      payload.text("proof", 1, Integer.MAX_VALUE);
    }
    return new PeerMessage.Pass(id, new Signal(kind, id, to, payload.object()));
  }

  private JsonNode heartbeat() {
    Fields payload = payload();
    payload.checkWhole("timestamp", 0, LATEST);
    return payload.object();
  }

  private Fields envelope() {
    return new Fields(root, "", id);
  }

  private Fields payload() {
    JsonNode payload = root.path("payload");
    if (payload.isMissingNode() || payload.isNull()) {
      throw new Refusal(
          ErrorCode.MISSING_PAYLOAD,
          id,
          "payload: a JSON object expected for " + Quoted.of(root.path("type").asText()));
    }
    if (!payload.isObject()) {
      throw new Refusal(ErrorCode.INVALID_MESSAGE, id, "payload: a JSON object expected");
    }
    return new Fields(payload, "payload.", id);
  }

  private static String name(String name) {
    if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "1-64 characters without control characters expected, got " + Quoted.of(name));
    }
    return name;
  }

  private static byte[] signature(String base64url) {
    // Two padding characters at most stand beside the 86 that 64 bytes take.
    byte[] signature =
        base64url.length() <= 88 ? Base64.getUrlDecoder().decode(base64url) : new byte[0];
    if (signature.length != SIGNATURE_BYTES) {
      throw new IllegalArgumentException(
          "base64url of a 64 byte Ed25519 signature expected, got " + Quoted.of(base64url));
    }
    return signature;
  }
}
