package io.patternmesh.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
    try (RawSocket peer = new RawSocket(server);
        TestPeer key = TestPeer.connect(server)) {
      String nonce =
          Messages.parse(peer.read().orElseThrow()).path("payload").path("nonce").textValue();
      peer.text(Messages.join(key.key(), nonce, "pinged", "Bob").toString());
      assertThat(peer.read()).get().asString().contains("room_info");
      JsonNode ping = Messages.parse(peer.read().orElseThrow());
      assertThat(ping.path("type").textValue()).isEqualTo("ping");
      assertThat(ping.path("roomId").textValue()).isEqualTo("pinged");
      assertThat(ping.path("payload").path("timestamp").isIntegralNumber()).isTrue();
    }
  }

  @Test
  void aSocketThatNeverJoinsIsClosed() {
    try (TestPeer lurker = TestPeer.connect(server)) {
      lurker.answerPings();
      assertThat(lurker.closeCode()).isEqualTo(4000);
    }
  }

  @Test
  void aReceiverThatDoesNotReadLosesItsOwnSocketOnly() throws IOException {
    try (TestPeer sender = TestPeer.connect(server);
        TestPeer witness = TestPeer.joined(server, "slow", "Witness");
        RawSocket slow = new RawSocket(server, 4096);
        TestPeer key = TestPeer.connect(server)) {
      witness.answerPings();
      sender.answerPings();
      String nonce =
          Messages.parse(slow.read().orElseThrow()).path("payload").path("nonce").textValue();
      slow.text(Messages.join(key.key(), nonce, "slow", "Slow").toString());
      witness.expect("peer_joined");
      sender.join("slow", "Sender");
      witness.expect("peer_joined");

      ObjectNode candidate = Messages.candidate(key.id(), "x".repeat(60_000));
      for (int i = 0; i < 300; i++) {
        sender.send(candidate);
        // Sent, not read: the slow peer is alive, only its reading is slow.
        slow.tryText(Messages.ping("alive", i).toString());
      }
      JsonNode left = witness.expect("peer_left");
      assertThat(left.path("from").textValue()).isEqualTo(key.id().value());
      assertThat(left.path("payload").path("reason").textValue()).isEqualTo("too_slow");
      // Its connection is cut although the close frame never got through.
      Eventually.holds(() -> sockets.count() <= 2);
    }
  }

  @Test
  void aReceiverThatSaysGoodbyeAndDoesNotReadIsCutOff() throws IOException {
    try (TestPeer sender = TestPeer.connect(server);
        RawSocket slow = new RawSocket(server, 4096);
        TestPeer key = TestPeer.connect(server)) {
      sender.answerPings();
      String nonce =
          Messages.parse(slow.read().orElseThrow()).path("payload").path("nonce").textValue();
      slow.text(Messages.join(key.key(), nonce, "goodbye", "Slow").toString());
      sender.join("goodbye", "Sender");
      for (int i = 0; i < 120; i++) {
        sender.send(Messages.candidate(key.id(), "x".repeat(60_000)));
      }
      slow.frame(true, RawSocket.CLOSE, new byte[] {3, (byte) 0xe8});
      Eventually.holds(() -> !slow.tryText("{}"));
    }
  }

  /** Short times, so that a test need not wait long. */
  public static final class Impatient implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "patternmesh.signaling.ping-interval", "200ms",
          "patternmesh.signaling.silence-timeout", "1500ms",
          "patternmesh.signaling.join-timeout", "1s",
          "patternmesh.signaling.close-grace", "200ms",
          // Above what the kernel takes in between two sockets, so that a test can fill it half.
          "patternmesh.signaling.max-outbound-bytes", "8388608");
    }
  }
}
