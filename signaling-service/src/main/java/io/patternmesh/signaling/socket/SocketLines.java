package io.patternmesh.signaling.socket;

import io.patternmesh.signaling.SignalingSettings;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Lines over the connections of the WebSocket server. */
@Singleton
final class SocketLines {

  /** How to cut a connection whose receiver reads nothing: put there before the handshake. */
  static final TypedKey<Runnable> CUT = new TypedKey<>("patternmesh.cut");

  private static final Logger LOG = Logger.getLogger(SocketLines.class);

  private final Vertx vertx;
  private final long graceMillis;

  SocketLines(Vertx vertx, SignalingSettings settings) {
    this.vertx = vertx;
    this.graceMillis = settings.closeGrace().toMillis();
  }

  Line of(WebSocketConnection connection) {
    return new Line() {
      @Override
      public Uni<Void> send(String text) {
        return connection.sendText(text);
      }

      @Override
      public void close(Farewell farewell) {
        if (connection.isOpen()) {
          connection
              .close(new CloseReason(farewell.code(), farewell.reason()))
              .subscribe()
              .with(done -> {}, failure -> LOG.debugf("Close: %s", failure.toString()));
        }
        // A close frame, also the answer to one, waits behind all that a slow receiver has not
        // read.
        vertx.setTimer(graceMillis, timer -> connection.userData().get(CUT).run());
      }
    };
  }
}
