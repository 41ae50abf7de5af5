package io.patternmesh.agent.syncevent.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.registry.RegistrySettings;
import io.patternmesh.agent.registry.TestRegistry;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChangePagesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TestRegistry registry = new TestRegistry();

  private record Settings(URI url, Duration timeout) implements RegistrySettings {}

  @AfterEach
  void close() {
    registry.close();
  }

  @Test
  void theRegistryIsAskedToWaitForHalfOfWhatAnAnswerMayTake() {
    next(Duration.ofSeconds(30));
    next(Duration.ofSeconds(90));
    assertThat(registry.pageWaits()).containsExactly("15", "20");
  }

  @Test
  void anEmptyPageThatTheRegistryDoesNotWaitForIsFollowedByAPause() {
    next(Duration.ofSeconds(4));
    long begun = System.nanoTime();
    next(Duration.ofMillis(1_900));
    assertThat(registry.pageWaits()).containsExactly("2", "0");
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
  }

  private void next(Duration timeout) {
    ChangePages pages =
        new ChangePages(
            registry.client(), new Settings(registry.url(), timeout), "kafka.a-topic", 100);
    ChangePage page = pages.after(new Place(registry.library(), 0)).await().atMost(PATIENCE);
    assertThat(page.changes()).isEmpty();
  }
}
