package io.patternmesh.agent.signaling;

import io.patternmesh.agent.loop.Loop;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One WebSocket to the server. What arrives is handled on the loop; while {@value #PAUSE_AT}
 * messages wait for it, the socket is not read, so the server's pace never fills memory.
 */
final class SignalingSocket {

  /** The largest message taken; a room_info of a thousand peers has about 200 KB. */
  static final int MAX_MESSAGE_BYTES = 1 << 20;

  private static final int PAUSE_AT = 64;

  /** How the server closes a socket whose peer joined again on a newer one. */
  private static final short REPLACED = 4001;

  /** Hears of one socket; always on the loop. */
  interface Listener {

    void received(String text);

    void lost(String why);

    /** Another socket of the same peer has taken this one's place. */
    void replaced();
  }

  private final WebSocket socket;
  private final Context context;
  private final Loop loop;
  private final AtomicInteger waiting = new AtomicInteger();

  private SignalingSocket(WebSocket socket, Context context, Loop loop) {
    this.socket = socket;
    this.context = context;
    this.loop = loop;
  }

  /** On the socket's own event loop, before anything was read: what follows is told on the loop. */
  static SignalingSocket listen(WebSocket socket, Loop loop, Listener listener) {
    SignalingSocket made = new SignalingSocket(socket, Vertx.currentContext(), loop);
    socket.textMessageHandler(text -> made.arrived(text, listener));
    socket.exceptionHandler(
        problem ->
            loop.execute(() -> listener.lost("the connection broke: " + problem.getMessage())));
    socket.closeHandler(
        closed -> {
          Short code = socket.closeStatusCode();
          String why = socket.closeReason();
          loop.execute(
              () -> {
                if (code != null && code == REPLACED) {
                  listener.replaced();
                } else {
                  listener.lost(
                      "the server closed the connection ("
                          + code
                          + (why == null || why.isEmpty() ? "" : ", " + why)
                          + ")");
                }
              });
        });
    return made;
  }

  private void arrived(String text, Listener listener) {
    if (waiting.incrementAndGet() == PAUSE_AT) {
      socket.pause();
    }
    loop.execute(
        () -> {
          try {
            listener.received(text);
          } finally {
            if (waiting.decrementAndGet() == PAUSE_AT / 2) {
              context.runOnContext(go -> socket.resume());
            }
          }
        });
  }

  /** False when the server is gone, or does not read what it is sent. */
  boolean send(String text) {
    try {
      if (socket.writeQueueFull()) {
        return false;
      }
      socket.writeTextMessage(text);
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  /** Closes; nothing is told any more that has to do with it. */
  void close() {
    if (!socket.isClosed()) {
      socket.close();
    }
  }
}
