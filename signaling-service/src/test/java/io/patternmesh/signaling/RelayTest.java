package io.patternmesh.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patternmesh.model.identity.SigningKey;
import io.patternmesh.signaling.peer.Messages;
import io.patternmesh.signaling.peer.TestPeer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RelayTest {

  @TestHTTPResource URI server;

  private TestPeer alice;
  private TestPeer bob;
  private TestPeer carol;

  @BeforeEach
  void three() {
    alice = TestPeer.joined(server, "relay", "Alice");
    bob = TestPeer.joined(server, "relay", "Bob");
    carol = TestPeer.joined(server, "relay", "Carol");
    alice.expect("peer_joined");
    alice.expect("peer_joined");
    bob.expect("peer_joined");
  }

  @AfterEach
  void goodbye() {
    alice.close();
    bob.close();
    carol.close();
  }

  @Test
  void offerAnswerAndCandidateReachTheirAddresseeOnly() {
    alice.send(Messages.offer(bob.id(), "v=0 offer"));
    bob.send(Messages.answer(alice.id(), "v=0 answer"));
    alice.send(Messages.candidate(bob.id(), "candidate:1"));

    JsonNode offer = bob.expect("offer");
    assertThat(offer.path("id").textValue()).isEqualTo("offer-1");
    assertThat(offer.path("to").textValue()).isEqualTo(bob.id().value());
    assertThat(offer.path("payload").path("sdp").textValue()).isEqualTo("v=0 offer");
    assertThat(bob.expect("ice_candidate").path("from").textValue()).isEqualTo(alice.id().value());
    assertThat(alice.expect("answer").path("from").textValue()).isEqualTo(bob.id().value());
    carol.expectNothingButPong();
  }

  @Test
  void aWishForAnOfferAndARefusalReachTheirAddressee() {
    ObjectNode wish = Messages.message("offer", "wish-1").put("to", bob.id().value());
    wish.putObject("payload").put("session", "s-2").put("request", true).put("proof", "p");
    ObjectNode refusal = Messages.message("answer", "no-1").put("to", alice.id().value());
    refusal.putObject("payload").put("session", "s-2").put("refused", true).put("reason", "busy");
    alice.send(wish);
    bob.send(refusal);

    assertThat(bob.expect("offer").path("payload").path("request").booleanValue()).isTrue();
    assertThat(alice.expect("answer").path("payload").path("reason").textValue()).isEqualTo("busy");
  }

  @Test
  void theServerStampsSenderRoomAndTime() {
    ObjectNode forged = Messages.offer(bob.id(), "v=0");
    forged.put("from", carol.id().value()).put("roomId", "elsewhere").put("timestamp", 1);
    alice.send(forged);

    JsonNode offer = bob.expect("offer");
    assertThat(offer.path("from").textValue()).isEqualTo(alice.id().value());
    assertThat(offer.path("roomId").textValue()).isEqualTo("relay");
    assertThat(offer.path("timestamp").longValue()).isGreaterThan(1_000_000_000_000L);
  }

  @Test
  void aPayloadArrivesAsItWasSent() {
    ObjectNode offer = Messages.offer(bob.id(), "v=0\r\no=- \u00fc\ud83d\ude00");
    JsonNode extra = Messages.parse("{\"big\":1e400,\"kept\":1.50,\"deep\":[[{\"a\":null}]]}");
    ((ObjectNode) offer.path("payload")).set("extra", extra);
    alice.send(offer);
    assertThat(bob.expect("offer").path("payload").toString())
        .isEqualTo(offer.path("payload").toString());
  }

  @Test
  void relayNeverCrossesRooms() {
    try (TestPeer outsider = TestPeer.joined(server, "other-room", "Oscar")) {
      outsider.send(Messages.offer(alice.id(), "v=0"));
      outsider.expectError("peer_not_found");
      alice.send(Messages.candidate(outsider.id(), "candidate:1"));
      alice.expectError("peer_not_found");
      outsider.expectNothingButPong();
    }
  }

  @Test
  void whoLeftIsNeitherHeardNorReached() {
    carol.send(Messages.leave());
    alice.expect("peer_left");
    carol.nonce();
    carol.send(Messages.offer(alice.id(), "v=0"));
    carol.expectError("not_in_room");
    alice.send(Messages.offer(carol.id(), "v=0"));
    alice.expectError("peer_not_found");
  }

  @Test
  void nobodySendsToAnUnknownPeerOrToItself() {
    alice.send(Messages.offer(SigningKey.generate().peerId(), "v=0"));
    alice.expectError("peer_not_found");
    alice.send(Messages.offer(alice.id(), "v=0"));
    alice.expectError("peer_not_found");
  }

  @Test
  void aPongCarriesIdAndPayloadOfItsPing() {
    alice.send(Messages.ping("p-7", 123_456));
    JsonNode pong = alice.expect("pong");
    assertThat(pong.path("id").textValue()).isEqualTo("p-7");
    assertThat(pong.path("payload").toString()).isEqualTo("{\"timestamp\":123456}");
  }
}
