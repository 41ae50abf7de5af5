package io.patternmesh.agent.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BackOffTest {

  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration CAP = Duration.ofSeconds(30);

  @Property
  void eachWaitIsBetweenHalfAndWholeOfTheDoubledOneAndNeverOverTheCap(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 100) int failures) {
    BackOff backOff = new BackOff(FIRST, CAP, new Random(seed));
    Duration wait = Duration.ZERO;
    for (int i = 0; i < failures; i++) {
      wait = backOff.next();
    }
    long whole = failures > 7 ? CAP.toMillis() : Math.min(500L << failures - 1, CAP.toMillis());
    assertThat(wait.toMillis()).isBetween(whole / 2, whole);
    backOff.reset();
    assertThat(backOff.next()).isLessThanOrEqualTo(FIRST);
  }

  @Property(tries = 1)
  void aCapBelowTheFirstWaitIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new BackOff(CAP, FIRST, new Random(1)));
  }
}
