package io.patternmesh.agent.mesh;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive while the mesh's loop takes its turn: whatever holds it up holds up every session. */
@Liveness
@ApplicationScoped
class LoopAnswers implements AsyncHealthCheck {

  /** Less than the second that a probe waits by default. */
  private static final Duration PATIENCE = Duration.ofMillis(800);

  private final Executor loop;

  LoopAnswers(MeshBeans mesh) {
    this(mesh.loop());
  }

  LoopAnswers(Executor loop) {
    this.loop = loop;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return Uni.createFrom()
        .<Boolean>emitter(turn -> loop.execute(() -> turn.complete(true)))
        .ifNoItem()
        .after(PATIENCE)
        .recoverWithItem(false)
        .map(answered -> HealthCheckResponse.named("mesh answers").status(answered).build());
  }
}
