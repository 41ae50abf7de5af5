package io.patternmesh.agent.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.world.Member;
import io.patternmesh.agent.world.TestClock;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.revision.Digest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InFlightTest {

  private static final Digest ONE = Digest.of(new byte[] {1});
  private static final PeerId ALICE = Member.of("alice").id();
  private static final PeerId BOB = Member.of("bob").id();

  private final TestClock clock = new TestClock();
  private final InFlight inFlight = new InFlight(clock, Duration.ofSeconds(20));

  @Test
  void oneOfTwoPeersIsAsked() {
    assertThat(inFlight.claim(ONE, ALICE)).isTrue();
    assertThat(inFlight.claim(ONE, BOB)).isFalse();
  }

  @Test
  void theOtherIsAskedWhenTheFirstGivesUp() {
    inFlight.claim(ONE, ALICE);
    inFlight.release(ONE, ALICE);
    assertThat(inFlight.claim(ONE, BOB)).isTrue();
  }

  @Test
  void aPeerThatNeverAnswersHoldsAClaimForALimitedTime() {
    inFlight.claim(ONE, ALICE);
    clock.advance(Duration.ofSeconds(20));
    assertThat(inFlight.claim(ONE, BOB)).isTrue();
    inFlight.release(ONE, ALICE);
    assertThat(inFlight.claim(ONE, ALICE)).isFalse();
  }

  @Test
  void whatWasMergedIsAskedOfNobodyUntilTheLibraryIsLost() {
    inFlight.claim(ONE, ALICE);
    inFlight.merged(ONE);
    assertThat(inFlight.claim(ONE, BOB)).isFalse();
    inFlight.forget();
    assertThat(inFlight.claim(ONE, BOB)).isTrue();
  }
}
