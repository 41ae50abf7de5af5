package io.patternmesh.signaling.socket;

import io.patternmesh.signaling.SignalingSettings;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import jakarta.inject.Singleton;

/** Lets a handshake through while there is room for one more socket; else status 503. */
@Singleton
public final class SocketGate implements HttpUpgradeCheck {

  private static final int SERVICE_UNAVAILABLE = 503;

  private final OpenSockets sockets;
  private final int maxSockets;
  private volatile boolean shut;

  SocketGate(OpenSockets sockets, SignalingSettings settings) {
    this.sockets = sockets;
    this.maxSockets = settings.maxSockets();
  }

  /** Whether one more socket may open. */
  public boolean isOpen() {
    return !shut && sockets.count() < maxSockets;
  }

  /** Lets nobody in any more. */
  void shut() {
    shut = true;
  }

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext context) {
    HttpConnection connection = context.httpRequest().connection();
    context.userData().put(SocketLines.CUT, () -> cut(connection));
    return isOpen() ? CheckResult.permitUpgrade() : CheckResult.rejectUpgrade(SERVICE_UNAVAILABLE);
  }

  /** Closing the connection itself, or its channel, would first flush what nobody reads. */
  private static void cut(HttpConnection connection) {
    if (connection instanceof ConnectionBase base) {
      base.channelHandlerContext().close();
    } else {
      connection.close();
    }
  }
}
