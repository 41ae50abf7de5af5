package io.patternmesh.signaling.health;

import io.patternmesh.signaling.socket.OpenSockets;
import io.patternmesh.signaling.socket.SocketGate;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while one more socket may open. */
@Readiness
@Singleton
final class CapacityCheck implements HealthCheck {

  private final SocketGate gate;
  private final OpenSockets sockets;

  CapacityCheck(SocketGate gate, OpenSockets sockets) {
    this.gate = gate;
    this.sockets = sockets;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("capacity")
        .status(gate.isOpen())
        .withData("sockets", sockets.count())
        .build();
  }
}
