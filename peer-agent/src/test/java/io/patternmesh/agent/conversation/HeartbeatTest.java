package io.patternmesh.agent.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.mesh.Eventually;
import io.patternmesh.agent.world.ChannelPair;
import io.patternmesh.agent.world.Fixed;
import io.patternmesh.agent.world.Member;
import io.patternmesh.agent.world.TestClock;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Fixed.Talk TALK =
      new Fixed.Talk(Duration.ofMillis(5), Duration.ofSeconds(5), Duration.ofSeconds(10), 4);

  private final TestClock clock = new TestClock();
  private final ChannelPair pair = new ChannelPair(Member.of("alice"), Member.of("bob"));
  private final Heartbeat heartbeat = new Heartbeat(new FrameChannel(pair.left()), TALK, clock);

  @Test
  void pingsForAsLongAsThereAreSigns() {
    AssertSubscriber<Void> beats = listen();
    Eventually.until("pings", () -> pair.left().sent().size() > 3);
    clock.advance(Duration.ofSeconds(5));
    heartbeat.sign();
    clock.advance(Duration.ofSeconds(5));
    int before = pair.left().sent().size();
    Eventually.until("more pings", () -> pair.left().sent().size() > before + 3);
    assertThat(beats.getFailure()).isNull();
    beats.cancel();
  }

  @Test
  void aSignThatComesWhileTheClockIsReadCounts() {
    AssertSubscriber<Void> beats = listen();
    int before = pair.left().sent().size();
    clock.whenNextRead(
        () -> {
          clock.advance(Duration.ofSeconds(6));
          heartbeat.sign();
        });
    Eventually.until(
        "more pings", () -> beats.getFailure() != null || pair.left().sent().size() > before + 3);
    assertThat(beats.getFailure()).isNull();
    beats.cancel();
  }

  @Test
  void failsAfterTheSilenceThatWasSet() {
    AssertSubscriber<Void> beats = listen();
    clock.advance(Duration.ofMillis(5_001));
    beats.awaitFailure(PATIENCE).assertFailedWith(PeerSilentException.class, "5001 ms");
  }

  @Test
  void failsAlsoWhenNothingCanBeSentAnyMore() {
    pair.left().stick();
    AssertSubscriber<Void> beats = listen();
    clock.advance(Duration.ofSeconds(6));
    beats.awaitFailure(PATIENCE).assertFailedWith(PeerSilentException.class, "6000 ms");
  }

  private AssertSubscriber<Void> listen() {
    return heartbeat.beats().subscribe().withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
  }
}
