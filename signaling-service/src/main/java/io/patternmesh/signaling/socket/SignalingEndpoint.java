package io.patternmesh.signaling.socket;

import io.quarkus.websockets.next.InboundProcessingMode;
import io.quarkus.websockets.next.OnBinaryMessage;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnError;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnPingMessage;
import io.quarkus.websockets.next.OnPongMessage;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.buffer.Buffer;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The WebSocket at {@code /}. Everything runs on the connection's event loop in the order of the
 * wire; the serial mode is not used because it queues without bound behind a slow message.
 */
@WebSocket(path = "/", inboundProcessingMode = InboundProcessingMode.CONCURRENT)
public final class SignalingEndpoint {

  private static final Logger LOG = Logger.getLogger(SignalingEndpoint.class);

  private final OpenSockets sockets;
  private final SocketLines lines;
  private final Conversation conversation;

  SignalingEndpoint(OpenSockets sockets, SocketLines lines, Conversation conversation) {
    this.sockets = sockets;
    this.lines = lines;
    this.conversation = conversation;
  }

  @OnOpen
  @NonBlocking
  void open(WebSocketConnection connection) {
    conversation.welcome(sockets.open(connection.id(), lines.of(connection)));
  }

  @OnTextMessage
  @NonBlocking
  void text(String text, WebSocketConnection connection) {
    with(connection, socket -> conversation.hear(socket, text));
  }

  @OnBinaryMessage
  @NonBlocking
  void binary(Buffer bytes, WebSocketConnection connection) {
    with(connection, conversation::hearBinary);
  }

  @OnPingMessage
  @NonBlocking
  void ping(Buffer bytes, WebSocketConnection connection) {
    with(connection, conversation::hearControl);
  }

  @OnPongMessage
  @NonBlocking
  void pong(Buffer bytes, WebSocketConnection connection) {
    with(connection, conversation::hearControl);
  }

  @OnClose
  @NonBlocking
  void close(WebSocketConnection connection) {
    sockets.remove(connection.id()).ifPresent(socket -> socket.end(Farewell.DISCONNECTED));
  }

  /** The transport's own failures: oversized or broken frames, connections that broke. */
  @OnError
  @NonBlocking
  void failed(Throwable failure, WebSocketConnection connection) {
    LOG.debugf("Socket %s: %s", connection.id(), failure.toString());
    with(connection, socket -> conversation.transportFailed(socket, failure));
  }

  private void with(WebSocketConnection connection, Consumer<PeerSocket> action) {
    sockets
        .find(connection.id())
        .ifPresent(
            socket -> {
              try {
                action.accept(socket);
              } catch (RuntimeException e) {
                LOG.errorf(e, "Failed on socket %s, which is closed for it", connection.id());
                socket.end(Farewell.SERVER_ERROR);
              }
            });
  }
}
