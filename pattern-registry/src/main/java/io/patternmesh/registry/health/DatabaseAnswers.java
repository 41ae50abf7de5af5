package io.patternmesh.registry.health;

import io.patternmesh.registry.store.SequenceStore;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready while the database answers a read of the library. */
@Readiness
@Singleton
final class DatabaseAnswers implements AsyncHealthCheck {

  /** Less than the second that a probe waits by default. */
  private static final Duration PATIENCE = Duration.ofMillis(800);

  private final SequenceStore sequence;

  DatabaseAnswers(SequenceStore sequence) {
    this.sequence = sequence;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return sequence
        .latest()
        .map(latest -> response(true))
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .onFailure()
        .recoverWithItem(failure -> response(false));
  }

  private static HealthCheckResponse response(boolean answered) {
    return HealthCheckResponse.named("database answers").status(answered).build();
  }
}
