package io.patternmesh.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patternmesh.model.identity.SigningKey;
import io.patternmesh.signaling.peer.Eventually;
import io.patternmesh.signaling.peer.Messages;
import io.patternmesh.signaling.peer.TestPeer;
import io.patternmesh.signaling.room.Rooms;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Base64;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JoiningTest {

  @TestHTTPResource URI server;
  @Inject Rooms rooms;

  @Test
  void theFirstMessageIsAChallengeWithTheLimits() {
    try (TestPeer alice = TestPeer.connect(server)) {
      JsonNode payload = alice.expect("challenge").path("payload");
      assertThat(Base64.getUrlDecoder().decode(payload.path("nonce").textValue())).hasSize(32);
      assertThat(payload.path("serverTime").isIntegralNumber()).isTrue();
      JsonNode limits = payload.path("limits");
      assertThat(limits.path("maxMessageBytes").intValue()).isEqualTo(65_536);
      assertThat(limits.path("maxRoomPeers").intValue()).isEqualTo(100);
      assertThat(limits.path("pingIntervalMillis").intValue()).isEqualTo(10_000);
      assertThat(limits.path("silenceTimeoutMillis").intValue()).isEqualTo(25_000);
    }
  }

  @Test
  void membersLearnOfEachOther() {
    try (TestPeer alice = TestPeer.connect(server);
        TestPeer bob = TestPeer.connect(server)) {
      JsonNode alone = alice.join("team.A:1_x-", "Alice");
      assertThat(alone.path("roomId").textValue()).isEqualTo("team.A:1_x-");
      assertThat(alone.path("timestamp").isIntegralNumber()).isTrue();
      JsonNode self = alone.path("payload").path("self");
      assertThat(self.path("id").textValue()).isEqualTo(alice.id().value());
      assertThat(self.path("name").textValue()).isEqualTo("Alice");
      assertThat(self.path("publicKey").textValue()).isEqualTo(alice.key().publicKey().toString());
      assertThat(alone.path("payload").path("peers")).isEmpty();
      assertThat(alone.path("payload").path("iceServers").isArray()).isTrue();

      JsonNode seen = bob.join("team.A:1_x-", "Bob");
      assertThat(seen.path("payload").path("peers")).containsExactly(self);

      JsonNode joined = alice.expect("peer_joined");
      assertThat(joined.path("from").textValue()).isEqualTo(bob.id().value());
      assertThat(joined.path("payload")).isEqualTo(seen.path("payload").path("self"));
    }
  }

  @Test
  void aRoomHearsWhoLeftAndWhoWasCutOff() {
    try (TestPeer alice = TestPeer.joined(server, "leaving", "Alice");
        TestPeer bob = TestPeer.joined(server, "leaving", "Bob");
        TestPeer carol = TestPeer.joined(server, "leaving", "Carol")) {
      alice.expect("peer_joined");
      alice.expect("peer_joined");
      bob.send(Messages.leave());
      JsonNode left = alice.expect("peer_left");
      assertThat(left.path("from").textValue()).isEqualTo(bob.id().value());
      assertThat(left.path("payload").path("reason").textValue()).isEqualTo("left");

      carol.abort();
      JsonNode gone = alice.expect("peer_left");
      assertThat(gone.path("from").textValue()).isEqualTo(carol.id().value());
      assertThat(gone.path("payload").path("reason").textValue()).isEqualTo("disconnected");
    }
  }

  @Test
  void whoLeftIsChallengedAnewAndMayJoinAnotherRoom() {
    try (TestPeer alice = TestPeer.joined(server, "first", "Alice")) {
      alice.send(Messages.leave());
      JsonNode info = alice.join("second", "Alice");
      assertThat(info.path("roomId").textValue()).isEqualTo("second");
    }
  }

  @Test
  void aRoomVanishesWithItsLastMember() {
    Eventually.holds(() -> rooms.count() == 0);
    try (TestPeer alice = TestPeer.joined(server, "short-lived", "Alice")) {
      assertThat(rooms.count()).isEqualTo(1);
      alice.send(Messages.leave());
      alice.nonce();
      assertThat(rooms.count()).isZero();
    }
  }

  @Test
  void anotherSocketsNonceProvesNothing() {
    try (TestPeer alice = TestPeer.connect(server);
        TestPeer mallory = TestPeer.connect(server)) {
      String aliceNonce = alice.nonce();
      mallory.nonce();
      mallory.send(Messages.join(mallory.key(), aliceNonce, "wrong-nonce", "Mallory"));
      assertThat(mallory.expectError("invalid_proof").path("details").path("inReplyTo").textValue())
          .isEqualTo("join-1");
    }
  }

  @Test
  void aNonceServesOneJoin() {
    try (TestPeer alice = TestPeer.connect(server)) {
      String used = alice.nonce();
      alice.send(Messages.join(SigningKey.generate(), "another-nonce", "reuse", "Alice"));
      alice.expectError("invalid_proof");
      String fresh = alice.nonce();
      assertThat(fresh).isNotEqualTo(used);
      alice.send(Messages.join(alice.key(), used, "reuse", "Alice"));
      alice.expectError("invalid_proof");
      alice.join("reuse", "Alice");
    }
  }

  @Test
  void aProofIsForOneRoomAndOneKey() {
    try (TestPeer mallory = TestPeer.connect(server)) {
      ObjectNode otherRoom = Messages.join(mallory.key(), mallory.nonce(), "room-a", "Mallory");
      mallory.send(otherRoom.put("roomId", "room-b"));
      mallory.expectError("invalid_proof");

      ObjectNode otherKey = Messages.join(mallory.key(), mallory.nonce(), "room-a", "Mallory");
      ((ObjectNode) otherKey.path("payload"))
          .put("publicKey", SigningKey.generate().publicKey().toString());
      mallory.send(otherKey);
      mallory.expectError("invalid_proof");
    }
  }

  @Test
  void tooManyFailedProofsCloseTheSocket() {
    try (TestPeer mallory = TestPeer.connect(server)) {
      for (int attempt = 0; attempt < 5; attempt++) {
        mallory.nonce();
        mallory.send(Messages.join(mallory.key(), "guess", "room", "Mallory"));
        mallory.expectError("invalid_proof");
      }
      assertThat(mallory.closeCode()).isEqualTo(4005);
    }
  }
}
