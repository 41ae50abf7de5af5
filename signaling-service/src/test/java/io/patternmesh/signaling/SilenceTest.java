package io.patternmesh.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.identity.SigningKey;
import io.patternmesh.signaling.peer.Eventually;
import io.patternmesh.signaling.peer.Messages;
import io.patternmesh.signaling.peer.RawSocket;
import io.patternmesh.signaling.peer.TestPeer;
import io.patternmesh.signaling.socket.OpenSockets;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SilenceTest.Impatient.class)
class SilenceTest {

  @TestHTTPResource URI server;
  @Inject OpenSockets sockets;

  @Test
  void aSilentPeerIsDroppedAndItsRoomIsTold() {
    try (TestPeer witness = TestPeer.joined(server, "silence", "Witness")) {
      witness.answerPings();
      try (TestPeer silent = TestPeer.joined(server, "silence", "Silent")) {
        witness.expect("peer_joined");
        assertThat(silent.closeCode()).isEqualTo(4002);
        JsonNode left = witness.expect("peer_left");
        assertThat(left.path("from").textValue()).isEqualTo(silent.id().value());
        assertThat(left.path("payload").path("reason").textValue()).isEqualTo("silent");
      }
    }
  }

  @Test
  void theServersPingCarriesTimeAndRoom() throws IOException {
    try (RawSocket peer = joined("pinged", SigningKey.generate())) {
      JsonNode ping = Messages.parse(peer.read().orElseThrow());
      assertThat(ping.path("type").textValue()).isEqualTo("ping");
      assertThat(ping.path("roomId").textValue()).isEqualTo("pinged");
      assertThat(ping.path("payload").path("timestamp").isIntegralNumber()).isTrue();
    }
  }

  @Test
  void aSocketThatNeverJoinsIsClosed() {
    try (TestPeer lurker = TestPeer.connect(server)) {
      // It is not silent, only without a room.
      String ping = Messages.ping("alive", 1).toString();
      Eventually.holds(
          () -> {
            lurker.socket().sendText(ping, true);
            return lurker.isClosed();
          });
      assertThat(lurker.closeCode()).isEqualTo(4000);
    }
  }

  @Test
  void aReceiverThatDoesNotReadLosesItsOwnSocketOnly() throws IOException {
    SigningKey key = SigningKey.generate();
    try (TestPeer witness = TestPeer.joined(server, "slow", "Witness")) {
      witness.answerPings();
      try (RawSocket slow = joined("slow", key);
          TestPeer sender = TestPeer.joined(server, "slow", "Sender")) {
        sender.answerPings();
        witness.expect("peer_joined");
        witness.expect("peer_joined");

        sendMuch(300, sender, key.peerId(), slow);

        // Its connection is cut although the close frame never got through.
        Eventually.holds(() -> !isKept(slow) && sockets.count() <= 2);
        JsonNode left = witness.expect("peer_left");
        assertThat(left.path("from").textValue()).isEqualTo(key.peerId().value());
        assertThat(left.path("payload").path("reason").textValue()).isEqualTo("too_slow");
      }
    }
  }

  @Test
  void aReceiverThatSaysGoodbyeAndDoesNotReadIsCutOff() throws IOException {
    SigningKey key = SigningKey.generate();
    try (RawSocket slow = joined("goodbye", key);
        TestPeer sender = TestPeer.joined(server, "goodbye", "Sender")) {
      sender.answerPings();
      sendMuch(120, sender, key.peerId(), slow);
      slow.frame(true, RawSocket.CLOSE, new byte[] {3, (byte) 0xe8});
      Eventually.holds(() -> !slow.tryText("{}"));
    }
  }

  /** Joins at once, for who has not joined is closed soon. */
  private RawSocket joined(String room, SigningKey key) throws IOException {
    RawSocket socket = new RawSocket(server, 4096);
    String nonce =
        Messages.parse(socket.read().orElseThrow()).path("payload").path("nonce").textValue();
    socket.text(Messages.join(key, nonce, room, "Raw").toString());
    assertThat(socket.read()).get().asString().contains("room_info");
    return socket;
  }

  private static void sendMuch(int messages, TestPeer sender, PeerId receiver, RawSocket slow) {
    ObjectNode candidate = Messages.candidate(receiver, "x".repeat(60_000));
    for (int i = 0; i < messages; i++) {
      sender.send(candidate);
      isKept(slow);
    }
  }

  /** Sends, without reading, so that the slow peer is not silent; false once it is cut off. */
  private static boolean isKept(RawSocket slow) {
    return slow.tryText(Messages.ping("alive", 1).toString());
  }

  /** Short times, so that a test need not wait long. */
  public static final class Impatient implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "patternmesh.signaling.ping-interval", "200ms",
          "patternmesh.signaling.silence-timeout", "5s",
          "patternmesh.signaling.join-timeout", "5s",
          "patternmesh.signaling.close-grace", "200ms",
          // Above what the kernel takes in between two sockets, so that a test can fill it half.
          "patternmesh.signaling.max-outbound-bytes", "8388608");
    }
  }
}
