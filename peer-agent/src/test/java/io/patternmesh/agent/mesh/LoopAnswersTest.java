package io.patternmesh.agent.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.loop.Loop;
import java.util.concurrent.CountDownLatch;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class LoopAnswersTest {

  @Test
  void aLoopThatIsHeldUpIsNotAliveUntilItGoesOn() {
    CountDownLatch held = new CountDownLatch(1);
    try (Loop loop = new Loop("held")) {
      LoopAnswers check = new LoopAnswers(loop);
      assertThat(status(check)).isEqualTo(Status.UP);
      loop.execute(() -> await(held));
      assertThat(status(check)).isEqualTo(Status.DOWN);
      held.countDown();
      assertThat(status(check)).isEqualTo(Status.UP);
    }
  }

  private static Status status(LoopAnswers check) {
    return check.call().await().indefinitely().getStatus();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
