package io.patternmesh.agent.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.registry.TestRegistry;
import io.patternmesh.agent.world.TestClock;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryAnswersTest {

  private final TestRegistry registry = new TestRegistry();
  private final TestClock clock = new TestClock();
  private final RegistryAnswers check = new RegistryAnswers(registry.client(), clock);

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void aRegistryThatNeverAnsweredMakesTheAgentUnready() {
    registry.failNext(1);
    assertThat(ask().getStatus()).isEqualTo(Status.DOWN);
    assertThat(ask().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void aRegistryThatGoesAwayDoesSoOnlyAfterAWhile() {
    ask();
    registry.failNext(2);
    clock.advance(RegistryAnswers.GRACE.minus(Duration.ofSeconds(1)));
    HealthCheckResponse within = ask();
    assertThat(within.getStatus()).isEqualTo(Status.UP);
    assertThat(within.getData().orElseThrow())
        .hasEntrySatisfying(
            "registry", state -> assertThat(state).asString().contains("answered 503"));
    clock.advance(Duration.ofSeconds(1));
    assertThat(ask().getStatus()).isEqualTo(Status.DOWN);
    assertThat(ask().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void aRegistryThatCannotBeReachedIsOneThatDoesNotAnswer() {
    registry.close();
    HealthCheckResponse gone = ask();
    assertThat(gone.getStatus()).isEqualTo(Status.DOWN);
    assertThat(gone.getData().orElseThrow().get("registry"))
        .asString()
        .contains(registry.url().toString());
  }

  private HealthCheckResponse ask() {
    return check.call().await().indefinitely();
  }
}
