package io.patternmesh.signaling.message;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patternmesh.signaling.room.RoomEvent;
import io.patternmesh.signaling.room.RoomId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/** Messages to text. The one place where {@code from}, {@code roomId} and time are stamped. */
@Singleton
public final class MessageWriter {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Clock clock;
  private final Payloads payloads;
  private final AtomicLong written = new AtomicLong();

  public MessageWriter(Clock clock, Payloads payloads) {
    this.clock = clock;
    this.payloads = payloads;
  }

  /** The JSON text of {@code message}. */
  public String write(ServerMessage message) {
    ObjectNode root = NODES.objectNode();
    if (message instanceof ServerMessage.Challenge challenge) {
      fill(root, "challenge", nextId(), payloads.challenge(challenge.nonce(), now()));
    } else if (message instanceof ServerMessage.RoomView view) {
      root.put("to", view.self().id().value());
      inRoom(root, view.roomId());
      fill(root, "room_info", nextId(), payloads.roomInfo(view.self(), view.others()));
    } else if (message instanceof ServerMessage.Servers servers) {
      root.put("to", servers.self().id().value());
      inRoom(root, servers.roomId());
      fill(root, "ice_servers", nextId(), payloads.iceServers(servers.self()));
    } else if (message instanceof ServerMessage.Happening happening) {
      inRoom(root, happening.roomId());
      event(root, happening.event());
    } else if (message instanceof ServerMessage.Ping ping) {
      inRoom(root, ping.roomId());
      fill(root, "ping", nextId(), NODES.objectNode().put("timestamp", now()));
    } else if (message instanceof ServerMessage.Pong pong) {
      fill(root, "pong", pong.id().orElseGet(this::nextId), pong.payload());
    } else if (message instanceof ServerMessage.Problem problem) {
      fill(root, "error", nextId(), payloads.error(problem.refusal()));
    }
    return root.toString();
  }

  private void event(ObjectNode root, RoomEvent event) {
    if (event instanceof RoomEvent.Entered entered) {
      root.put("from", entered.member().id().value());
      fill(root, "peer_joined", nextId(), payloads.member(entered.member()));
    } else if (event instanceof RoomEvent.Left left) {
      root.put("from", left.member().id().value());
      fill(root, "peer_left", nextId(), payloads.departure(left.departure()));
    } else if (event instanceof RoomEvent.Signalled signalled) {
      root.put("from", signalled.from().id().value());
      root.put("to", signalled.signal().to().value());
      String type = signalled.signal().kind().wireName();
      String id = signalled.signal().id().orElseGet(this::nextId);
      fill(root, type, id, signalled.signal().payload());
    }
  }

  private void fill(ObjectNode root, String type, String id, JsonNode payload) {
    root.put("type", type).put("id", id).put("timestamp", now()).set("payload", payload);
  }

  private static void inRoom(ObjectNode root, RoomId room) {
    root.put("roomId", room.value());
  }

  private String nextId() {
    return "s" + written.incrementAndGet();
  }

  private long now() {
    return clock.millis();
  }
}
