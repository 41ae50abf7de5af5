package io.patternmesh.agent.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.patternmesh.agent.channel.ConnectFailedException;
import io.patternmesh.agent.channel.PeerChannel;
import io.patternmesh.agent.channel.PeerState;
import io.patternmesh.agent.channel.SignalingState.Phase;
import io.patternmesh.agent.webrtc.Rotation;
import io.patternmesh.model.identity.SigningKey;
import io.smallrye.mutiny.Multi;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReconnectTest extends MeshTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private void works(PeerChannel from, PeerChannel to) {
    from.send(new byte[] {42}).await().atMost(PATIENCE);
    assertThat(to.messages().toUni().await().atMost(PATIENCE)).containsExactly(42);
  }

  @Test
  void closingFromEitherSideFiftyTimesReconnectsEachTime() {
    startBothAndMeet();
    for (int round = 1; round <= 50; round++) {
      TestPeer closer = round % 2 == 0 ? greater : smaller;
      TestPeer other = round % 2 == 0 ? smaller : greater;
      PeerChannel old = closer.awaitOpen();
      PeerChannel oldOther = other.awaitOpen();
      Multi.createFrom()
          .range(0, 100)
          .onItem()
          .transformToUniAndConcatenate(i -> oldOther.send(new byte[10_000]))
          .subscribe()
          .with(sent -> {}, failure -> {});
      old.close("round " + round).await().atMost(PATIENCE);
      assertThat(old.closed().await().atMost(PATIENCE)).isEqualTo("round " + round);
      assertThat(oldOther.closed().await().atMost(PATIENCE))
          .containsAnyOf(
              "the peer closed the channel",
              "no network path to the peer works",
              "a newer session");
      int expected = round + 1;
      Eventually.until(
          "round " + round + " reconnects",
          () -> closer.opened().size() == expected && other.opened().size() == expected);
    }
    works(greater.awaitOpen(), smaller.awaitOpen());
  }

  @Test
  void aChannelOutlivesTheSignalingServer() {
    startBothAndMeet();
    signaling.stop();
    Eventually.until(
        "both have lost the server",
        () ->
            !greater.mesh().signaling().joined()
                && greater.mesh().signaling().attempts() > 1
                && !smaller.mesh().signaling().joined());
    assertThat(greater.mesh().signaling().error()).isPresent();
    works(greater.awaitOpen(), smaller.awaitOpen());
    signaling.start();
    Eventually.until(
        "both are back",
        () -> greater.mesh().signaling().joined() && smaller.mesh().signaling().joined());
    works(smaller.awaitOpen(), greater.awaitOpen());
    assertThat(greater.opened()).hasSize(1);
    assertThat(greater.mesh().signaling().attempts()).isZero();
  }

  @Test
  void aPeerThatComesWhileTheServerIsAwayIsMetWhenItReturns() {
    signaling.stop();
    startBoth();
    Eventually.until("it tries", () -> greater.mesh().signaling().attempts() > 1);
    signaling.start();
    works(greater.awaitOpen(), smaller.awaitOpen());
  }

  @Test
  void aSilentServerCountsAsLost() {
    signaling.silent(false, 400);
    startBothAndMeet();
    signaling.silent(true, 400);
    Eventually.until(
        "the silence is noticed",
        () ->
            greater.mesh().signaling().state() != Phase.JOINED
                && greater.mesh().signaling().error().orElse("").contains("silent"));
    signaling.silent(false, 400);
    Eventually.until("it is back", () -> greater.mesh().signaling().joined());
    assertThat(greater.opened()).hasSize(1);
  }

  @Test
  void whomTheUserDisconnectedStaysDisconnectedUntilTheSmallerSideConnects() {
    startBothAndMeet();
    disconnectedStaysSoUntilConnect(smaller, greater);
  }

  @Test
  void whomTheUserDisconnectedStaysDisconnectedUntilTheGreaterSideConnects() {
    startBothAndMeet();
    disconnectedStaysSoUntilConnect(greater, smaller);
  }

  private void disconnectedStaysSoUntilConnect(TestPeer one, TestPeer other) {
    one.mesh().disconnect(other.id(), "lunch").await().atMost(PATIENCE);
    Eventually.until("both are without a channel", () -> other.open().isEmpty());
    PeerState state = one.state(other.id()).orElseThrow();
    assertThat(state.disconnectedByUser()).isTrue();
    assertThatThrownBy(() -> other.mesh().connect(one.id()).await().atMost(PATIENCE))
        .isInstanceOf(ConnectFailedException.class)
        .hasMessageContaining("lunch");
    assertThat(one.opened()).hasSize(1);
    one.mesh().connect(other.id()).await().atMost(PATIENCE);
    Eventually.until("both are open", () -> other.opened().size() == 2);
    works(one.awaitOpen(), other.awaitOpen());
    assertThat(one.state(other.id()).orElseThrow().disconnectedByUser()).isFalse();
  }

  @Test
  void anUnknownPeerCannotBeConnected() {
    startBothAndMeet();
    assertThatThrownBy(
            () -> greater.mesh().connect(SigningKey.generate().peerId()).await().atMost(PATIENCE))
        .isInstanceOf(ConnectFailedException.class)
        .hasMessageContaining("no such peer");
  }

  @Test
  void aPeerThatRestartsTakesItsOldSessionsPlace() {
    startBothAndMeet();
    smaller.close();
    smaller = keys.startSmaller(vertx, signaling);
    smaller.awaitOpen();
    Eventually.until("the greater peer has the new one", () -> greater.opened().size() == 2);
    works(greater.awaitOpen(), smaller.awaitOpen());
  }

  @Test
  void whoseKeyAnotherProcessUsesStaysAwayAndSaysWhy() {
    startBothAndMeet();
    try (TestPeer twin = keys.startSmaller(vertx, signaling)) {
      Eventually.until(
          "the older process knows", () -> smaller.mesh().signaling().state() == Phase.REPLACED);
      assertThat(smaller.mesh().signaling().error()).get().asString().contains("data-dir");
      Eventually.until("the newer one is met", () -> greater.opened().size() == 2);
      works(greater.awaitOpen(), twin.awaitOpen());
      assertThat(twin.mesh().signaling().joined()).isTrue();
      assertThat(signaling.joins()).isEqualTo(3);
    }
  }

  @Test
  void aLateSubscriberGetsTheChannelsThatAreOpen() {
    startBothAndMeet();
    PeerChannel late = greater.mesh().channels().toUni().await().atMost(PATIENCE);
    assertThat(late).isSameAs(greater.awaitOpen());
  }

  @Test
  void aFactoryThatHasServedIsReplacedAndTheChannelsComeBack() {
    greater = keys.startGreater(vertx, signaling);
    smaller =
        new TestPeer(
            vertx,
            signaling.url(),
            keys.smaller(),
            "Smaller",
            TestPeer.LIMITS,
            new Rotation(100, 500, 50));
    PeerChannel first = greater.awaitOpen();
    smaller.awaitOpen();
    Multi.createFrom()
        .range(0, 100)
        .onItem()
        .transformToUniAndConcatenate(i -> first.send(new byte[10]))
        .subscribe()
        .with(sent -> {}, failure -> {});
    Eventually.until("the channel was made anew", () -> smaller.opened().size() == 2);
    assertThat(smaller.opened().get(0).closed().await().atMost(PATIENCE)).contains("factory");
    Eventually.until("on both sides", () -> greater.opened().size() == 2);
    works(greater.awaitOpen(), smaller.awaitOpen());
  }
}
