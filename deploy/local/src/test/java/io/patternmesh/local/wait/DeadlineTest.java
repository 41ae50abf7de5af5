package io.patternmesh.local.wait;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeadlineTest {

  @Test
  void asksUntilNothingIsMissing() {
    AtomicInteger asked = new AtomicInteger();

    Deadline.in(Duration.ofSeconds(10))
        .await("three", () -> asked.incrementAndGet() < 3 ? Optional.of("less") : Optional.empty());

    assertThat(asked).hasValue(3);
  }

  @Test
  void saysWhatWasSeenLastWhenTimeIsUp() {
    assertThatThrownBy(
            () -> Deadline.in(Duration.ofMillis(30)).await("peace", () -> Optional.of("noise")))
        .isInstanceOf(Unmet.class)
        .hasMessageStartingWith("expected: peace; seen: noise (after 0.");
  }
}
