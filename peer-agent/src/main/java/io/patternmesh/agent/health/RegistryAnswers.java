package io.patternmesh.agent.health;

import io.patternmesh.agent.registry.Registry;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready while the registry answers, or did a moment ago: a restart of it is waited out. Peers, the
 * signaling server and Kafka are not asked after; without them the agent still serves its user.
 */
@Readiness
@ApplicationScoped
class RegistryAnswers implements AsyncHealthCheck {

  static final Duration GRACE = Duration.ofSeconds(30);

  /** Less than the second that a probe waits by default. */
  private static final Duration PATIENCE = Duration.ofMillis(800);

  private final Registry registry;
  private final Clock clock;
  private volatile Instant answered = Instant.MIN;

  RegistryAnswers(Registry registry, Clock clock) {
    this.registry = registry;
    this.clock = clock;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return registry
        .read("/heads", Map.of("limit", "1"))
        .invoke(() -> answered = clock.instant())
        .map(answer -> "answers")
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .onFailure()
        .recoverWithItem(
            failure -> failure.getMessage() == null ? "no answer" : failure.getMessage())
        .map(this::response);
  }

  private HealthCheckResponse response(String state) {
    return HealthCheckResponse.named("registry answers")
        .status(clock.instant().isBefore(graceEnds()))
        .withData("registry", state)
        .build();
  }

  private Instant graceEnds() {
    return answered.equals(Instant.MIN) ? Instant.MIN : answered.plus(GRACE);
  }
}
