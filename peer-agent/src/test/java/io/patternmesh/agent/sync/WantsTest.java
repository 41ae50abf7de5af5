package io.patternmesh.agent.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.conversation.FrameChannel;
import io.patternmesh.agent.world.ChannelPair;
import io.patternmesh.agent.world.Member;
import io.patternmesh.model.revision.Digest;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WantsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Member BOB = Member.of("bob");
  private static final Member CAROL = Member.of("carol");

  private final ChannelPair pair = new ChannelPair(Member.of("alice"), BOB);
  private final InFlight inFlight = new InFlight(Clock.systemUTC(), Duration.ofHours(1));

  @Test
  void askedInPortionsAndDoneWhenTheLastIsSettled() {
    Wants wants = wants(Duration.ofSeconds(10));
    List<Digest> all = digests(300);
    UniAssertSubscriber<Void> fetch = fetch(wants, all);
    assertThat(pair.left().sent()).hasSize(1);
    all.subList(0, Asking.MOST).forEach(wants::settled);
    assertThat(pair.left().sent()).hasSize(2);
    all.subList(Asking.MOST, 299).forEach(wants::settled);
    fetch.assertNotTerminated();
    wants.settled(all.get(299));
    fetch.assertCompleted();
  }

  @Test
  void aPeerThatSendsNothingIsGivenUp() {
    Wants wants = wants(Duration.ofMillis(20));
    fetch(wants, digests(2))
        .awaitFailure(PATIENCE)
        .assertFailedWith(SyncException.class, "none of the 2");
    assertThat(inFlight.claim(digests(1).get(0), CAROL.id())).isTrue();
  }

  @Test
  void aPeerThatSendsSomethingIsWaitedForOnce() {
    Wants wants = wants(Duration.ofSeconds(1));
    UniAssertSubscriber<Void> fetch = fetch(wants, digests(2));
    wants.settled(digests(2).get(0));
    fetch.awaitFailure(PATIENCE).assertFailedWith(SyncException.class, "none of the 1");
  }

  @Test
  void aCancelledFetchLeavesNothingClaimed() {
    Wants wants = wants(Duration.ofSeconds(10));
    fetch(wants, digests(3)).cancel();
    assertThat(digests(3)).allMatch(digest -> inFlight.claim(digest, CAROL.id()));
  }

  @Test
  void whatSomebodyElseWasAskedForIsNotAskedFor() {
    inFlight.claim(digests(1).get(0), CAROL.id());
    fetch(wants(Duration.ofSeconds(10)), digests(1)).assertCompleted();
    assertThat(pair.left().sent()).isEmpty();
  }

  @Test
  void countersAreWaitedForToo() {
    Wants wants = wants(Duration.ofSeconds(10));
    UniAssertSubscriber<Void> fetch =
        wants.usages(List.of("a", "b")).subscribe().withSubscriber(UniAssertSubscriber.create());
    wants.usageSettled("a");
    fetch.assertNotTerminated();
    wants.usageSettled("b");
    fetch.assertCompleted();
  }

  private Wants wants(Duration stepTimeout) {
    return new Wants(new FrameChannel(pair.left()), inFlight, stepTimeout);
  }

  private static UniAssertSubscriber<Void> fetch(Wants wants, List<Digest> digests) {
    return wants.revisions(digests).subscribe().withSubscriber(UniAssertSubscriber.create());
  }

  private static List<Digest> digests(int n) {
    return IntStream.range(0, n)
        .mapToObj(i -> Digest.of(ByteBuffer.allocate(4).putInt(i).array()))
        .toList();
  }
}
