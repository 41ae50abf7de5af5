package io.patternmesh.agent.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;

/** Alive while the agent's endless streams run. */
@Liveness
@ApplicationScoped
class StreamsRun implements HealthCheck {

  private final Life life;

  StreamsRun(Life life) {
    this.life = life;
  }

  @Override
  public HealthCheckResponse call() {
    Optional<String> end = life.end();
    HealthCheckResponseBuilder response = HealthCheckResponse.named("streams run");
    end.ifPresent(how -> response.withData("ended", how));
    return response.status(end.isEmpty()).build();
  }
}
