package io.patternmesh.signaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.patternmesh.signaling.peer.Eventually;
import io.patternmesh.signaling.peer.Messages;
import io.patternmesh.signaling.peer.TestPeer;
import io.patternmesh.signaling.socket.OpenSockets;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TightLimitsTest.Tight.class)
class TightLimitsTest {

  private static final String TOKEN = "open sesame";

  @TestHTTPResource URI server;
  @Inject OpenSockets sockets;

  private final Deque<TestPeer> opened = new ArrayDeque<>();

  @BeforeEach
  void nobodyIsHere() {
    Eventually.holds(() -> sockets.count() == 0);
  }

  @AfterEach
  void goodbye() {
    opened.forEach(TestPeer::close);
  }

  @Test
  void aFullRoomTakesNobodyButItsOwnMembersBack() {
    TestPeer alice = joined("small");
    joined("small");
    TestPeer carol = connect();
    carol.send(join(carol, "small"));
    assertThat(carol.expectError("room_full").path("message").textValue()).contains("2 members");

    TestPeer aliceAgain = connect(TestPeer.connect(server, alice.key()));
    aliceAgain.send(join(aliceAgain, "small"));
    aliceAgain.expect("room_info");

    carol.send(join(carol, "elsewhere"));
    carol.expect("room_info");
  }

  @Test
  void noRoomIsOpenedBeyondTheLimit() {
    joined("room-1");
    joined("room-2");
    TestPeer carol = connect();
    carol.send(join(carol, "room-3"));
    assertThat(carol.expectError("room_full").path("message").textValue()).contains("2 rooms");
  }

  @Test
  void noSocketIsOpenedBeyondTheLimit() {
    for (int i = 0; i < 4; i++) {
      connect().expect("challenge");
    }
    assertThatThrownBy(() -> TestPeer.connect(server))
        .hasCauseInstanceOf(WebSocketHandshakeException.class)
        .cause()
        .extracting(e -> ((WebSocketHandshakeException) e).getResponse().statusCode())
        .isEqualTo(503);
  }

  @Test
  void theRoomTokenIsAsked() {
    TestPeer alice = connect();
    alice.send(Messages.join(alice.key(), alice.nonce(), "secret", "Alice"));
    JsonNode error = alice.expectError("invalid_proof");
    assertThat(error.path("message").textValue())
        .startsWith("payload.token:")
        .doesNotContain(TOKEN);

    ObjectNode wrong = join(alice, "secret");
    ((ObjectNode) wrong.path("payload")).put("token", "open says me");
    alice.send(wrong);
    alice.expectError("invalid_proof");

    alice.send(join(alice, "secret"));
    alice.expect("room_info");
  }

  @Test
  void iceServersComeFromTheSettings() {
    TestPeer alice = connect();
    alice.send(join(alice, "ice"));
    assertThat(alice.expect("room_info").path("payload").path("iceServers").toString())
        .isEqualTo(
            "[{\"urls\":[\"stun:stun.example:3478\"]},"
                + "{\"urls\":[\"turn:turn.example\",\"turns:turn.example\"],"
                + "\"username\":\"u\",\"credential\":\"c\"}]");
  }

  @Test
  void aFloodIsRefusedAndAnotherFloodClosesThatSocketOnly() {
    TestPeer witness = joined("flood");
    TestPeer flooder = joined("flood");
    witness.expect("peer_joined");
    for (int i = 0; i < 40; i++) {
      flooder.socket().sendText("{}", true);
    }
    assertThat(flooder.closeCode()).isEqualTo(4004);
    List<String> codes =
        flooder.restOfInbox().stream()
            .map(message -> message.path("payload").path("code").asText())
            .toList();
    assertThat(codes).contains("invalid_message", "rate_limited");
    assertThat(codes.stream().filter("rate_limited"::equals)).hasSize(2);
    JsonNode left = witness.expect("peer_left");
    assertThat(left.path("payload").path("reason").textValue()).isEqualTo("rate_limited");
    witness.expectNothingButPong();
  }

  private TestPeer connect() {
    return connect(TestPeer.connect(server));
  }

  private TestPeer connect(TestPeer peer) {
    opened.add(peer);
    return peer;
  }

  private TestPeer joined(String room) {
    TestPeer peer = connect();
    peer.send(join(peer, room));
    peer.expect("room_info");
    return peer;
  }

  private static ObjectNode join(TestPeer peer, String room) {
    ObjectNode join = Messages.join(peer.key(), peer.nonce(), room, "Someone");
    ((ObjectNode) join.path("payload")).put("token", TOKEN);
    return join;
  }

  /** Everything small, and a token. */
  public static final class Tight implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.ofEntries(
          Map.entry("patternmesh.signaling.max-room-peers", "2"),
          Map.entry("patternmesh.signaling.max-rooms", "2"),
          Map.entry("patternmesh.signaling.max-sockets", "4"),
          Map.entry("patternmesh.signaling.rate.burst", "10"),
          Map.entry("patternmesh.signaling.rate.per-second", "1"),
          Map.entry("patternmesh.signaling.rate.breaches", "3"),
          Map.entry("patternmesh.signaling.room-token", TOKEN),
          Map.entry("patternmesh.signaling.ice-servers[0].urls", "stun:stun.example:3478"),
          Map.entry(
              "patternmesh.signaling.ice-servers[1].urls", "turn:turn.example,turns:turn.example"),
          Map.entry("patternmesh.signaling.ice-servers[1].username", "u"),
          Map.entry("patternmesh.signaling.ice-servers[1].credential", "c"));
    }
  }
}
