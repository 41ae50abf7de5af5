package io.patternmesh.agent.signaling;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patternmesh.agent.ice.Candidate;
import io.patternmesh.agent.identity.Identity;
import io.patternmesh.model.identity.JoinProof;
import io.patternmesh.model.identity.PeerId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;

/** From messages to the server's JSON. */
public final class MessageWriter {

  private final Identity identity;
  private final String room;
  private final Clock clock;
  private long count;

  public MessageWriter(Identity identity, String room, Clock clock) {
    this.identity = identity;
    this.room = room;
    this.clock = clock;
  }

  String join(String nonce, Optional<String> token) {
    ObjectNode payload = JsonNodeFactory.instance.objectNode();
    byte[] proof = identity.key().sign(JoinProof.message(nonce, room, identity.id()));
    payload.put("publicKey", identity.key().publicKey().toString());
    payload.put("name", identity.name());
    payload.put("proof", Base64.getUrlEncoder().withoutPadding().encodeToString(proof));
    token.ifPresent(secret -> payload.put("token", secret));
    return envelope("join_room", payload).toString();
  }

  String leave(String reason) {
    return envelope("leave_room", JsonNodeFactory.instance.objectNode().put("reason", reason))
        .toString();
  }

  String ping() {
    return envelope("ping", JsonNodeFactory.instance.objectNode().put("timestamp", clock.millis()))
        .toString();
  }

  /** The echo of a ping: its id and payload. */
  String pong(JsonNode ping) {
    ObjectNode pong = envelope("pong", ping.path("payload"));
    pong.set("id", ping.path("id"));
    return pong.toString();
  }

  byte[] relayed(PeerId to, PeerMessage message) {
    ObjectNode payload = JsonNodeFactory.instance.objectNode().put("session", message.session());
    ObjectNode envelope = envelope(fill(payload, message), payload);
    envelope.put("to", to.value());
    return envelope.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Puts the message's fields in and says of which type it is. */
  private static String fill(ObjectNode payload, PeerMessage message) {
    if (message instanceof PeerMessage.Offer offer) {
      payload.put("sdp", offer.sdp()).put("proof", offer.proof());
      return "offer";
    }
    if (message instanceof PeerMessage.OfferRequest request) {
      payload.put("request", true).put("proof", request.proof());
      return "offer";
    }
    if (message instanceof PeerMessage.Answer answer) {
      payload.put("sdp", answer.sdp()).put("proof", answer.proof());
      return "answer";
    }
    if (message instanceof PeerMessage.Refusal refusal) {
      payload.put("refused", true).put("reason", refusal.reason());
      return "answer";
    }
    Candidate candidate = ((PeerMessage.Way) message).candidate();
    payload
        .put("candidate", candidate.candidate())
        .put("sdpMid", candidate.sdpMid())
        .put("sdpMLineIndex", candidate.sdpMLineIndex());
    candidate.usernameFragment().ifPresent(ufrag -> payload.put("usernameFragment", ufrag));
    return "ice_candidate";
  }

  private ObjectNode envelope(String type, JsonNode payload) {
    ObjectNode envelope = JsonNodeFactory.instance.objectNode();
    envelope.put("type", type);
    envelope.put("id", identity.id().value().substring(0, 8) + "-" + ++count);
    envelope.put("from", identity.id().value());
    envelope.put("roomId", room);
    envelope.put("timestamp", clock.millis());
    envelope.set("payload", payload);
    return envelope;
  }
}
