package io.patternmesh.agent.mesh;

import io.patternmesh.model.identity.JoinProof;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.identity.PublicKey;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A small signaling server that speaks the protocol, and lies where a test wants it to. */
public final class TestSignaling implements AutoCloseable {

  private record Member(ServerWebSocket socket, JsonObject announcement) {}

  private final Vertx vertx;
  private final Map<String, Member> members = new LinkedHashMap<>();
  private final Set<ServerWebSocket> sockets = ConcurrentHashMap.newKeySet();
  private final AtomicInteger joins = new AtomicInteger();
  private volatile Function<JsonObject, List<JsonObject>> wire = List::of;
  private volatile Function<JsonObject, JsonObject> announce = peer -> peer;
  private volatile JsonArray iceServers = new JsonArray();
  private volatile boolean silent;
  private volatile int silenceMillis = 5_000;
  private HttpServer server;
  private int port;

  public TestSignaling(Vertx vertx) {
    this.vertx = vertx;
    start();
  }

  public URI url() {
    return URI.create("ws://127.0.0.1:" + port);
  }

  /** What becomes of each relayed message: nothing, itself, others. */
  public void relaying(Function<JsonObject, List<JsonObject>> wire) {
    this.wire = wire;
  }

  /** How peers are announced. */
  public void announcing(Function<JsonObject, JsonObject> announce) {
    this.announce = announce;
  }

  /** What is handed out to those who join from now on. */
  public void iceServers(JsonArray servers) {
    this.iceServers = servers;
  }

  public void silent(boolean silent, int silenceMillis) {
    this.silent = silent;
    this.silenceMillis = silenceMillis;
  }

  public int joins() {
    return joins.get();
  }

  public int members() {
    synchronized (members) {
      return members.size();
    }
  }

  /** Sends a raw text to all members. */
  public void shout(String text) {
    synchronized (members) {
      members.values().forEach(member -> member.socket.writeTextMessage(text));
    }
  }

  /** Passes a message to a member, as it is. */
  public void deliver(JsonObject message) {
    synchronized (members) {
      Member to = members.get(message.getString("to"));
      if (to != null) {
        to.socket.writeTextMessage(message.encode());
      }
    }
  }

  public void start() {
    server =
        vertx
            .createHttpServer()
            // Not webSocketHandler: Quarkus switches that off for the whole JVM once it has
            // started.
            .requestHandler(request -> request.toWebSocket().onSuccess(this::accept))
            .listen(port, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    port = server.actualPort();
  }

  /** Goes away, with all connections. */
  public void stop() {
    synchronized (members) {
      members.clear();
    }
    sockets.forEach(ServerWebSocket::close);
    server.close().toCompletionStage().toCompletableFuture().join();
  }

  @Override
  public void close() {
    stop();
  }

  private void accept(ServerWebSocket socket) {
    sockets.add(socket);
    String nonce = UUID.randomUUID().toString().replace("-", "");
    send(
        socket,
        "challenge",
        new JsonObject()
            .put("nonce", nonce)
            .put("serverTime", 1)
            .put(
                "limits",
                new JsonObject()
                    .put("maxMessageBytes", 65_536)
                    .put("pingIntervalMillis", silenceMillis / 4)
                    .put("silenceTimeoutMillis", silenceMillis)));
    String[] self = {""};
    socket.textMessageHandler(
        text -> {
          if (!silent) {
            handle(socket, nonce, self, new JsonObject(text));
          }
        });
    socket.closeHandler(closed -> leave(socket, self[0], "gone"));
  }

  private void handle(ServerWebSocket socket, String nonce, String[] self, JsonObject message) {
    switch (message.getString("type")) {
      case "join_room" -> self[0] = join(socket, nonce, message);
      case "leave_room" ->
          leave(socket, self[0], message.getJsonObject("payload").getString("reason"));
      case "ping" ->
          socket.writeTextMessage(message.copy().put("type", "pong").put("from", "").encode());
      case "pong" -> joins.get();
      default -> wire.apply(message.put("from", self[0])).forEach(this::deliver);
    }
  }

  private String join(ServerWebSocket socket, String nonce, JsonObject message) {
    JsonObject payload = message.getJsonObject("payload");
    PublicKey key = PublicKey.parse(payload.getString("publicKey"));
    PeerId id = key.peerId();
    byte[] proof = Base64.getUrlDecoder().decode(payload.getString("proof"));
    if (!key.verifies(JoinProof.message(nonce, message.getString("roomId"), id), proof)) {
      send(socket, "error", new JsonObject().put("code", "bad_proof").put("message", "no"));
      socket.close();
      return "";
    }
    JsonObject announcement =
        announce.apply(
            new JsonObject()
                .put("id", id.value())
                .put("name", payload.getString("name"))
                .put("publicKey", key.toString()));
    synchronized (members) {
      JsonArray others = new JsonArray();
      members.forEach(
          (other, member) -> {
            if (!other.equals(id.value())) {
              others.add(member.announcement);
            }
          });
      Member before = members.put(id.value(), new Member(socket, announcement));
      boolean known = before != null;
      if (known) {
        before.socket.close((short) 4001, "a newer socket of the same peer");
      }
      send(
          socket,
          "room_info",
          new JsonObject()
              .put("self", announcement)
              .put("peers", others)
              .put("iceServers", iceServers));
      members.forEach(
          (other, member) -> {
            if (!other.equals(id.value()) && !known) {
              send(member.socket, "peer_joined", announcement, id.value());
            }
          });
    }
    joins.incrementAndGet();
    return id.value();
  }

  private void leave(ServerWebSocket socket, String self, String reason) {
    sockets.remove(socket);
    synchronized (members) {
      if (members.containsKey(self) && members.get(self).socket == socket) {
        members.remove(self);
        JsonObject payload = new JsonObject().put("reason", reason);
        members.values().forEach(m -> send(m.socket, "peer_left", payload, self));
      }
    }
  }

  private static void send(ServerWebSocket socket, String type, JsonObject payload) {
    send(socket, type, payload, "server");
  }

  private static void send(ServerWebSocket socket, String type, JsonObject payload, String from) {
    JsonObject message =
        new JsonObject()
            .put("type", type)
            .put("id", UUID.randomUUID().toString())
            .put("from", from)
            .put("timestamp", 1)
            .put("payload", payload);
    if (!socket.isClosed()) {
      socket.writeTextMessage(message.encode());
    }
  }
}
