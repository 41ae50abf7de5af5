package io.patternmesh.signaling.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.identity.SigningKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A peer over a real WebSocket. */
public final class TestPeer implements WebSocket.Listener, AutoCloseable {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int PATIENCE_SECONDS = 30;

  private final SigningKey key;
  private final BlockingQueue<JsonNode> inbox = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closeCode = new CompletableFuture<>();
  private final StringBuilder partial = new StringBuilder();
  private volatile boolean answersPings;
  private WebSocket socket;

  private TestPeer(SigningKey key) {
    this.key = key;
  }

  public static TestPeer connect(URI server) {
    return connect(server, SigningKey.generate());
  }

  public static TestPeer connect(URI server, SigningKey key) {
    TestPeer peer = new TestPeer(key);
    URI uri = URI.create("ws://localhost:" + server.getPort() + "/");
    peer.socket = HTTP.newWebSocketBuilder().buildAsync(uri, peer).join();
    return peer;
  }

  /** Connects and joins; {@code room_info} has been read. */
  public static TestPeer joined(URI server, String room, String name) {
    TestPeer peer = connect(server);
    peer.join(room, name);
    return peer;
  }

  public JsonNode join(String room, String name) {
    send(Messages.join(key, nonce(), room, name));
    return expect("room_info");
  }

  /** The nonce of the next challenge. */
  public String nonce() {
    return expect("challenge").path("payload").path("nonce").textValue();
  }

  public SigningKey key() {
    return key;
  }

  public PeerId id() {
    return key.peerId();
  }

  public void send(JsonNode message) {
    sendText(message.toString());
  }

  /** One at a time, as the client library asks: pongs go out from another thread. */
  public synchronized void sendText(String text) {
    socket.sendText(text, true).join();
  }

  public WebSocket socket() {
    return socket;
  }

  /** The next message, which must be of this type; pings are not counted as messages. */
  public JsonNode expect(String type) {
    JsonNode message = next();
    assertThat(message.path("type").textValue()).as(message.toString()).isEqualTo(type);
    return message;
  }

  /** The next message, which must be an error with this code; answers its payload. */
  public JsonNode expectError(String code) {
    JsonNode payload = expect("error").path("payload");
    assertThat(payload.path("code").textValue()).as(payload.toString()).isEqualTo(code);
    return payload;
  }

  /** Proves that the socket works and that nothing came which the test has not looked at. */
  public void expectNothingButPong() {
    String id = "probe-" + System.nanoTime();
    send(Messages.ping(id, 1));
    assertThat(expect("pong").path("id").textValue()).isEqualTo(id);
  }

  /** From now on the server hears from this peer. */
  public void answerPings() {
    answersPings = true;
  }

  /** The code of the close frame, once it came. */
  public int closeCode() {
    return closeCode.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  /** Whether the server has closed it by now. */
  public boolean isClosed() {
    return closeCode.isDone();
  }

  /** All messages up to the close. */
  public List<JsonNode> restOfInbox() {
    closeCode();
    List<JsonNode> rest = new ArrayList<>();
    inbox.drainTo(rest);
    return rest;
  }

  private JsonNode next() {
    try {
      JsonNode message = inbox.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(message).as("a message within %d s", PATIENCE_SECONDS).isNotNull();
      return message;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void receive(JsonNode message) {
    if (!message.path("type").asText().equals("ping")) {
      inbox.add(message);
    } else if (answersPings) {
      send(((ObjectNode) message).put("type", "pong"));
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence text, boolean last) {
    partial.append(text);
    if (last) {
      receive(Messages.parse(partial.toString()));
      partial.setLength(0);
    }
    webSocket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
    closeCode.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket webSocket, Throwable error) {
    closeCode.complete(1006);
  }

  /** Breaks off without a word, as a killed process does. */
  public void abort() {
    socket.abort();
  }

  @Override
  public void close() {
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(e -> null).join();
    closeCode.completeOnTimeout(1006, 2, TimeUnit.SECONDS).join();
  }
}
