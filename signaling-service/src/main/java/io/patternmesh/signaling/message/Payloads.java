package io.patternmesh.signaling.message;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patternmesh.signaling.SignalingSettings;
import io.patternmesh.signaling.ice.HandedServer;
import io.patternmesh.signaling.ice.HandedServers;
import io.patternmesh.signaling.room.Departure;
import io.patternmesh.signaling.room.Member;
import jakarta.inject.Singleton;
import java.util.List;

/** The payloads of what the server says of its own. */
@Singleton
final class Payloads {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final SignalingSettings settings;
  private final HandedServers servers;

  Payloads(SignalingSettings settings, HandedServers servers) {
    this.settings = settings;
    this.servers = servers;
  }

  ObjectNode challenge(String nonce, long serverTime) {
    ObjectNode limits = NODES.objectNode();
    limits.put("maxMessageBytes", settings.maxMessageBytes());
    limits.put("maxRoomPeers", settings.maxRoomPeers());
    limits.put("pingIntervalMillis", settings.pingInterval().toMillis());
    limits.put("silenceTimeoutMillis", settings.silenceTimeout().toMillis());
    ObjectNode payload = NODES.objectNode().put("nonce", nonce).put("serverTime", serverTime);
    return payload.set("limits", limits);
  }

  ObjectNode roomInfo(Member self, List<Member> others) {
    ObjectNode payload = NODES.objectNode();
    payload.set("self", member(self));
    ArrayNode peers = payload.putArray("peers");
    others.forEach(other -> peers.add(member(other)));
    return payload.setAll(iceServers(self));
  }

  ObjectNode iceServers(Member self) {
    ObjectNode payload = NODES.objectNode();
    ArrayNode all = payload.putArray("iceServers");
    servers.forMember(self.id()).forEach(server -> all.add(iceServer(server)));
    return payload;
  }

  ObjectNode member(Member member) {
    return NODES
        .objectNode()
        .put("id", member.id().value())
        .put("name", member.name())
        .put("publicKey", member.publicKey().toString());
  }

  ObjectNode departure(Departure departure) {
    return NODES.objectNode().put("reason", departure.wireName());
  }

  ObjectNode error(Refusal refusal) {
    ObjectNode payload = NODES.objectNode();
    payload.put("code", refusal.code().wireName()).put("message", refusal.getMessage());
    refusal.inReplyTo().ifPresent(id -> payload.putObject("details").put("inReplyTo", id));
    return payload;
  }

  private static ObjectNode iceServer(HandedServer server) {
    ObjectNode json = NODES.objectNode();
    ArrayNode urls = json.putArray("urls");
    server.urls().forEach(urls::add);
    server.username().ifPresent(name -> json.put("username", name));
    server.credential().ifPresent(secret -> json.put("credential", secret));
    return json;
  }
}
