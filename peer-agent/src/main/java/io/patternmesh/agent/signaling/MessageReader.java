package io.patternmesh.agent.signaling;

import com.fasterxml.jackson.databind.JsonNode;
import io.patternmesh.agent.channel.RemotePeer;
import io.patternmesh.agent.ice.Candidate;
import io.patternmesh.agent.ice.IceFlaw;
import io.patternmesh.agent.ice.IceServers;
import io.patternmesh.agent.sdp.SessionDescription;
import io.patternmesh.agent.signaling.RoomMessage.Dubious;
import io.patternmesh.agent.signaling.RoomMessage.FromPeer;
import io.patternmesh.agent.signaling.RoomMessage.Joined;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.identity.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/** From the server's JSON to messages; every method throws {@link IllegalArgumentException}. */
final class MessageReader {

  private static final Logger LOG = Logger.getLogger(MessageReader.class);
  private static final int NAME = 256;
  private static final int PROOF = 128;
  private static final int REASON = 500;

  private MessageReader() {}

  static Challenge challenge(Fields message) {
    Fields payload = message.object("payload");
    Fields limits = payload.object("limits");
    return new Challenge(
        payload.text("nonce", 128),
        limits.number("maxMessageBytes", 65_536),
        Duration.ofMillis(limits.number("pingIntervalMillis", 15_000)),
        Duration.ofMillis(limits.number("silenceTimeoutMillis", 45_000)));
  }

  /** Any message of a room; empty for a type that this version does not know. */
  static Optional<RoomMessage> room(String type, Fields message) {
    Fields payload = message.object("payload");
    return switch (type) {
      case "room_info" -> Optional.of(joined(payload));
      case "ice_servers" -> Optional.of(new RoomMessage.ServersNamed(iceServers(payload)));
      case "peer_joined" -> Optional.of(announced(payload));
      case "peer_left" ->
          Optional.of(
              new RoomMessage.PeerLeft(
                  message.peer("from"),
                  payload.optionalText("reason", REASON).orElse("no reason given")));
      case "offer", "answer", "ice_candidate" ->
          Optional.of(fromPeer(message.peer("from"), type, payload));
      case "error" ->
          Optional.of(
              new RoomMessage.ServerError(
                  payload.text("code", 64), payload.text("message", 2_000)));
      default -> Optional.empty();
    };
  }

  private static RoomMessage fromPeer(PeerId from, String type, Fields payload) {
    try {
      return new FromPeer(from, peerMessage(type, payload));
    } catch (IllegalArgumentException e) {
      return new Dubious(from, "sent an unusable " + type + ": " + e.getMessage());
    }
  }

  private static PeerMessage peerMessage(String type, Fields payload) {
    String session = payload.session();
    if (type.equals("ice_candidate")) {
      return new PeerMessage.Way(
          session,
          new Candidate(
              payload.text("candidate", 1_024),
              payload.text("sdpMid", 32),
              payload.number("sdpMLineIndex", 0),
              payload.optionalText("usernameFragment", 256)));
    }
    if (type.equals("answer")) {
      return payload.flag("refused")
          ? new PeerMessage.Refusal(session, payload.text("reason", REASON))
          : new PeerMessage.Answer(session, sdp(payload), payload.text("proof", PROOF));
    }
    return payload.flag("request")
        ? new PeerMessage.OfferRequest(session, payload.text("proof", PROOF))
        : new PeerMessage.Offer(session, sdp(payload), payload.text("proof", PROOF));
  }

  private static String sdp(Fields payload) {
    return payload.text("sdp", SessionDescription.MAX_LENGTH);
  }

  private static Joined joined(Fields payload) {
    List<RemotePeer> peers = new ArrayList<>();
    List<Dubious> dubious = new ArrayList<>();
    for (JsonNode node : payload.list("peers")) {
      sort(announcedOrLogged(node), peers, dubious);
    }
    return new Joined(List.copyOf(peers), List.copyOf(dubious), iceServers(payload));
  }

  private static void sort(
      Optional<RoomMessage> announced, List<RemotePeer> peers, List<Dubious> dubious) {
    if (announced.isPresent() && announced.get() instanceof RoomMessage.PeerJoined joined) {
      peers.add(joined.peer());
    } else if (announced.isPresent() && announced.get() instanceof Dubious refused) {
      dubious.add(refused);
    }
  }

  private static Optional<RoomMessage> announcedOrLogged(JsonNode node) {
    try {
      return Optional.of(announced(new Fields("room_info.peers", node)));
    } catch (IllegalArgumentException e) {
      LOG.warnf("signaling: an announced peer is ignored: %s", e.getMessage());
      return Optional.empty();
    }
  }

  /** The peer, or, where its key is not the key of its id, what is dubious about it. */
  private static RoomMessage announced(Fields peer) {
    PeerId id = peer.peer("id");
    try {
      return new RoomMessage.PeerJoined(
          new RemotePeer(
              id,
              peer.optionalText("name", NAME).orElse(""),
              PublicKey.parse(peer.text("publicKey", 64))));
    } catch (IllegalArgumentException e) {
      return new Dubious(id, e.getMessage());
    }
  }

  private static IceServers iceServers(Fields payload) {
    IceServers servers = IceServers.NONE;
    int place = 0;
    for (JsonNode node : payload.list("iceServers")) {
      servers = servers.and(iceServer("room_info.iceServers[" + place++ + "]", node));
    }
    return servers;
  }

  private static IceServers iceServer(String where, JsonNode node) {
    try {
      Fields server = new Fields(where, node);
      JsonNode urls = server.list("urls");
      List<String> all =
          urls.isTextual()
              ? List.of(urls.textValue())
              : StreamSupport.stream(urls.spliterator(), false).map(JsonNode::asText).toList();
      return IceServers.read(
          "signaling: " + where,
          all,
          server.secret("username", 508),
          server.secret("credential", 508));
    } catch (IllegalArgumentException e) {
      return new IceServers(
          List.of(), List.of(new IceFlaw("", "signaling: " + e.getMessage() + "; not used")));
    }
  }
}
