package io.patternmesh.signaling.allowance;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.signaling.TestSettings;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AllowanceTest {

  private final AtomicLong now = new AtomicLong();
  private final Allowance allowance =
      new Allowance(
          TestSettings.with("rate.burst", "4", "rate.per-second", "2", "rate.breaches", "3").rate(),
          now::get);

  @Test
  void aBurstIsGivenAndNoMore() {
    give(4);
    assertThat(allowance.ask()).isEqualTo(Grant.REFUSED);
  }

  @Test
  void timeRefillsAtTheSetPace() {
    give(4);
    pass(1);
    give(2);
    assertThat(allowance.ask()).isEqualTo(Grant.REFUSED);
  }

  @Test
  void aLongQuietTimeGivesOneBurstAndNotMore() {
    give(4);
    pass(3600);
    give(4);
    assertThat(allowance.ask()).isEqualTo(Grant.REFUSED);
  }

  @Test
  void aSocketThatIsRefusedTooOftenIsSpent() {
    give(4);
    assertThat(allowance.ask()).isEqualTo(Grant.REFUSED);
    pass(1);
    give(2);
    assertThat(allowance.ask()).isEqualTo(Grant.REFUSED);
    assertThat(allowance.ask()).isEqualTo(Grant.SPENT);
  }

  @Test
  void aFullBucketForgivesEarlierBreaches() {
    give(4);
    assertThat(allowance.ask()).isEqualTo(Grant.REFUSED);
    assertThat(allowance.ask()).isEqualTo(Grant.REFUSED);
    pass(2);
    give(4);
    assertThat(allowance.ask()).isEqualTo(Grant.REFUSED);
  }

  private void give(int count) {
    for (int i = 0; i < count; i++) {
      assertThat(allowance.ask()).isEqualTo(Grant.GIVEN);
    }
  }

  private void pass(long seconds) {
    now.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
  }
}
