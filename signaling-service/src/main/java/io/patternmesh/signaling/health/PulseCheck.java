package io.patternmesh.signaling.health;

import io.patternmesh.signaling.socket.Pulse;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive while sockets are looked after: without the pulse, silent peers would stay for ever. */
@Liveness
@Singleton
final class PulseCheck implements HealthCheck {

  private final Pulse pulse;

  PulseCheck(Pulse pulse) {
    this.pulse = pulse;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("pulse").status(pulse.isBeating()).build();
  }
}
