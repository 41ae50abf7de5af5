package io.patternmesh.agent.signaling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.patternmesh.agent.channel.SignalingState;
import io.patternmesh.agent.channel.SignalingState.Phase;
import io.patternmesh.agent.loop.Loop;
import io.patternmesh.agent.retry.BackOff;
import io.patternmesh.model.identity.PeerId;
import io.vertx.core.AsyncResult;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * This peer's place in a room. Connects, proves its key, and comes back whenever the server is
 * lost, for as long as it takes; a server that is silent for too long counts as lost. All on the
 * loop.
 */
public final class SignalingClient implements Relay {

  private static final Logger LOG = Logger.getLogger(SignalingClient.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Being in the room for less than this does not count as a success for the back-off. */
  private static final Duration STEADY = Duration.ofSeconds(10);

  private final SignalingServer server;
  private final MessageWriter writer;
  private final BackOff backOff;
  private final Loop loop;
  private final RoomListener listener;
  private final WebSocketClient client;
  private Optional<SignalingSocket> socket = Optional.empty();
  private Optional<Challenge> challenge = Optional.empty();
  private Loop.Alarm joining = Loop.Alarm.NONE;
  private Optional<Pulse> pulse = Optional.empty();
  private Loop.Alarm steady = Loop.Alarm.NONE;
  private int round;
  private boolean closed;
  private volatile SignalingState state;

  public SignalingClient(
      Vertx vertx,
      SignalingServer server,
      MessageWriter writer,
      BackOff backOff,
      Loop loop,
      RoomListener listener) {
    this.server = server;
    this.writer = writer;
    this.backOff = backOff;
    this.loop = loop;
    this.listener = listener;
    this.client =
        vertx.createWebSocketClient(
            new WebSocketClientOptions()
                .setConnectTimeout((int) server.joinTimeout().toMillis())
                .setMaxFrameSize(SignalingSocket.MAX_MESSAGE_BYTES)
                .setMaxMessageSize(SignalingSocket.MAX_MESSAGE_BYTES));
    this.state = new SignalingState(server.toString(), Phase.DISCONNECTED, Optional.empty(), 0);
  }

  /** How it stands; from any thread. */
  public SignalingState state() {
    return state;
  }

  @Override
  public boolean joined() {
    return state.joined();
  }

  /** Connects for the first time. */
  public void start() {
    if (closed) {
      return;
    }
    int current = ++round;
    enter(Phase.CONNECTING, state.error(), state.attempts());
    joining =
        loop.after(
            server.joinTimeout(),
            () -> lost(current, "no room_info within " + server.joinTimeout().toMillis() + " ms"));
    client
        .connect(new WebSocketConnectOptions().setAbsoluteURI(server.toString()))
        .onComplete(result -> connected(current, result));
  }

  /** On the event loop. */
  private void connected(int current, AsyncResult<WebSocket> result) {
    if (result.failed()) {
      loop.execute(() -> lost(current, "no connection: " + result.cause().getMessage()));
      return;
    }
    SignalingSocket made = SignalingSocket.listen(result.result(), loop, new Hearing(current));
    loop.execute(
        () -> {
          if (current == round && !closed) {
            socket = Optional.of(made);
          } else {
            made.close();
          }
        });
  }

  /** One attempt's socket; what an earlier one says is not heard any more. */
  private final class Hearing implements SignalingSocket.Listener {

    private final int current;

    Hearing(int current) {
      this.current = current;
    }

    @Override
    public void received(String text) {
      SignalingClient.this.received(current, text);
    }

    @Override
    public void lost(String why) {
      SignalingClient.this.lost(current, why);
    }

    @Override
    public void replaced() {
      SignalingClient.this.replaced(current);
    }
  }

  private void received(int current, String text) {
    if (current != round || socket.isEmpty()) {
      return;
    }
    pulse.ifPresent(Pulse::heard);
    try {
      JsonNode json = JSON.readTree(text);
      Fields message = new Fields("message", json);
      handle(current, message.text("type", 64), message);
    } catch (JsonProcessingException e) {
      LOG.warnf("signaling: a message is no JSON and is ignored: %s", e.getOriginalMessage());
    } catch (IllegalArgumentException e) {
      LOG.warnf("signaling: a message is ignored: %s", e.getMessage());
    }
  }

  private void handle(int current, String type, Fields message) {
    switch (type) {
      case "challenge" -> join(current, message);
      case "ping" -> write(writer.pong(message.object()));
      case "pong" -> LOG.trace("signaling: pong");
      default -> {
        Optional<RoomMessage> known = MessageReader.room(type, message);
        if (known.isEmpty()) {
          LOG.debugf("signaling: a message of unknown type is ignored: %s", type);
        }
        known.ifPresent(m -> handle(current, m));
      }
    }
  }

  private void handle(int current, RoomMessage message) {
    if (message instanceof RoomMessage.ServerError error) {
      LOG.warnf("signaling: the server says %s: %s", error.code(), error.message());
      if (!joined()) {
        lost(current, "the server refused: " + error.code() + ": " + error.message());
        return;
      }
    } else if (message instanceof RoomMessage.Joined) {
      joining.cancel();
      enter(Phase.JOINED, Optional.empty(), 0);
      steady = loop.after(STEADY, backOff::reset);
    } else if (!joined()) {
      LOG.warn("signaling: a message before room_info is ignored");
      return;
    }
    listener.received(message);
  }

  private void join(int current, Fields message) {
    try {
      challenge = Optional.of(MessageReader.challenge(message));
      pulse.ifPresent(Pulse::stop);
      pulse =
          Optional.of(
              new Pulse(
                  loop, challenge.get(), () -> write(writer.ping()), why -> lost(current, why)));
      write(writer.join(challenge.get().nonce(), server.token()));
    } catch (IllegalArgumentException e) {
      lost(current, e.getMessage());
    }
  }

  @Override
  public Optional<String> send(PeerId to, PeerMessage message) {
    if (!joined()) {
      return Optional.of("the signaling server is away: " + state.error().orElse("not joined yet"));
    }
    byte[] bytes = writer.relayed(to, message);
    int limit = challenge.orElseThrow().maxMessageBytes();
    if (bytes.length > limit) {
      return Optional.of(
          "a signaling message of " + bytes.length + " bytes is over the server's limit " + limit);
    }
    write(new String(bytes, StandardCharsets.UTF_8));
    return joined() ? Optional.empty() : Optional.of("the signaling server was lost");
  }

  private void write(String text) {
    if (socket.isPresent() && !socket.get().send(text)) {
      lost(round, "the server is gone, or does not read what it is sent");
    }
  }

  private void lost(int current, String reason) {
    if (current != round || closed) {
      return;
    }
    round++;
    endSocket();
    Duration wait = backOff.next();
    LOG.warnf("signaling: %s: %s; next attempt in %d ms", server, reason, wait.toMillis());
    enter(Phase.DISCONNECTED, Optional.of(reason), state.attempts() + 1);
    loop.after(wait, this::start);
  }

  /** Two processes with one key would take each other's place for ever: the newer one stays. */
  private void replaced(int current) {
    if (current != round || closed) {
      return;
    }
    round++;
    endSocket();
    String reason =
        "another process joined with this peer's key; stop one of the two, or give it a"
            + " patternmesh.peer.data-dir of its own, then restart this agent";
    LOG.errorf("signaling: %s: %s", server, reason);
    enter(Phase.REPLACED, Optional.of(reason), 0);
  }

  private void endSocket() {
    joining.cancel();
    pulse.ifPresent(Pulse::stop);
    pulse = Optional.empty();
    steady.cancel();
    socket.ifPresent(SignalingSocket::close);
    socket = Optional.empty();
    challenge = Optional.empty();
  }

  private void enter(Phase phase, Optional<String> error, int attempts) {
    SignalingState next = new SignalingState(server.toString(), phase, error, attempts);
    if (!next.equals(state)) {
      state = next;
      listener.signaling(next);
    }
  }

  /** Leaves the room and does not come back. */
  public void close() {
    if (!closed) {
      if (joined()) {
        write(writer.leave("the agent stops"));
      }
      closed = true;
      endSocket();
      enter(Phase.DISCONNECTED, Optional.of("the agent stops"), 0);
      client.close();
    }
  }
}
