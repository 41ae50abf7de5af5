package io.patternmesh.agent.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.channel.PeerChannel;
import io.patternmesh.agent.ice.CandidatePair;
import io.patternmesh.agent.ice.CandidateType;
import io.patternmesh.agent.ice.IcePolicy;
import io.patternmesh.agent.ice.IceRoster;
import io.patternmesh.agent.ice.IceServers;
import io.patternmesh.agent.mesh.Eventually;
import io.patternmesh.agent.mesh.TestPeer;
import io.patternmesh.agent.mesh.TestSignaling;
import io.patternmesh.agent.turn.Coturn;
import io.patternmesh.model.revision.Revision;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whole sessions of real peers that may use nothing but a TURN server. */
class RelayedSyncTest {

  private static final int PATTERNS = 200;
  private static final Optional<CandidatePair> RELAYED =
      Optional.of(new CandidatePair(CandidateType.RELAY, CandidateType.RELAY));

  private final Vertx vertx = Vertx.vertx();

  private TestPeer relayed(Party party, TestSignaling signaling, Coturn coturn) {
    IceServers turn =
        IceServers.read(
            "settings",
            List.of(coturn.url()),
            Optional.of(Coturn.USER),
            Optional.of(Coturn.PASSWORD));
    return new TestPeer(
        vertx,
        signaling.url(),
        party.member.key(),
        party.member.name(),
        TestPeer.LIMITS,
        TestPeer.ROTATION,
        new IceRoster(IcePolicy.RELAY, turn, Clock.systemUTC()));
  }

  @Test
  void librariesBecomeTheSameThroughTheRelayAlone() {
    try (Coturn coturn = Coturn.start();
        TestSignaling signaling = new TestSignaling(vertx);
        Party alice = new Party("alice", false, 64);
        Party bob = new Party("bob", false, 64);
        TestPeer left = relayed(alice, signaling, coturn);
        TestPeer right = relayed(bob, signaling, coturn)) {
      IntStream.range(0, PATTERNS)
          .forEach(
              i -> {
                alice.holds(alice.member.writes("alice-" + i, "test(" + "a".repeat(2_000) + i));
                bob.holds(bob.member.writes("bob-" + i, "test(" + "b".repeat(2_000) + i));
              });
      alice.starts().catchesUp();
      bob.starts().catchesUp();
      PeerChannel there = left.awaitOpen();
      PeerChannel here = right.awaitOpen();
      alice.meets(there);
      bob.meets(here);
      alice.syncsWithAll();
      bob.syncsWithAll();
      assertThat(alice.registry.revisions()).hasSize(2 * PATTERNS);
      assertThat(alice.registry.revisions().stream().map(Revision::digest))
          .containsExactlyInAnyOrderElementsOf(
              bob.registry.revisions().stream().map(Revision::digest).toList());
      Eventually.until("alice's path is the relay", () -> there.stats().path().equals(RELAYED));
      Eventually.until("bob's path is the relay", () -> here.stats().path().equals(RELAYED));
      assertThat(there.stats().bytesReceived()).isGreaterThan(PATTERNS);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }
}
