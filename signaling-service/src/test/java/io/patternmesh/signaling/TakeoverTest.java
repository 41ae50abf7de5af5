package io.patternmesh.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.patternmesh.signaling.peer.Eventually;
import io.patternmesh.signaling.peer.Messages;
import io.patternmesh.signaling.peer.RawSocket;
import io.patternmesh.signaling.peer.TestPeer;
import io.patternmesh.signaling.socket.OpenSockets;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TakeoverTest {

  @TestHTTPResource URI server;
  @Inject OpenSockets sockets;

  @Test
  void aPeerThatComesBackTakesItsOldPlaceUnseen() {
    try (TestPeer witness = TestPeer.joined(server, "takeover", "Witness");
        TestPeer old = TestPeer.joined(server, "takeover", "Bob")) {
      witness.expect("peer_joined");
      try (TestPeer back = TestPeer.connect(server, old.key())) {
        JsonNode info = back.join("takeover", "Bob");
        assertThat(info.path("payload").path("peers")).hasSize(1);
        assertThat(old.closeCode()).isEqualTo(4001);
        witness.expectNothingButPong();

        witness.send(Messages.offer(back.id(), "v=0"));
        assertThat(back.expect("offer").path("from").textValue()).isEqualTo(witness.id().value());
      }
      assertThat(witness.expect("peer_left").path("from").textValue()).isEqualTo(old.id().value());
    }
  }

  @Test
  void lateCloseOfTheOldSocketKeepsThePlace() throws IOException {
    try (TestPeer witness = TestPeer.joined(server, "late-close", "Witness");
        RawSocket old = new RawSocket(server);
        TestPeer back = TestPeer.connect(server)) {
      String nonce =
          Messages.parse(old.read().orElseThrow()).path("payload").path("nonce").textValue();
      old.text(Messages.join(back.key(), nonce, "late-close", "Bob").toString());
      assertThat(old.read().orElseThrow()).contains("room_info");
      witness.expect("peer_joined");
      back.join("late-close", "Bob");

      int before = sockets.count();
      old.breakOff();
      Eventually.holds(() -> sockets.count() < before);

      witness.expectNothingButPong();
      witness.send(Messages.offer(back.id(), "v=0"));
      back.expect("offer");
    }
  }

  @Test
  void theOldSocketSpeaksForNobody() throws IOException {
    try (TestPeer witness = TestPeer.joined(server, "old-voice", "Witness");
        RawSocket old = new RawSocket(server);
        TestPeer back = TestPeer.connect(server)) {
      String nonce =
          Messages.parse(old.read().orElseThrow()).path("payload").path("nonce").textValue();
      old.text(Messages.join(back.key(), nonce, "old-voice", "Bob").toString());
      assertThat(old.read().orElseThrow()).contains("room_info");
      witness.expect("peer_joined");
      back.join("old-voice", "Bob");

      old.text(Messages.offer(witness.id(), "v=0 old").toString());
      assertThat(old.read()).isEmpty();
      witness.expectNothingButPong();
    }
  }

  @Test
  void theSamePeerMayBeInTwoRooms() {
    try (TestPeer here = TestPeer.joined(server, "room-1", "Bob");
        TestPeer there = TestPeer.connect(server, here.key())) {
      there.join("room-2", "Bob");
      here.expectNothingButPong();
      there.expectNothingButPong();
    }
  }
}
