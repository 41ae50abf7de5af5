package io.patternmesh.agent.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.channel.MeshEvent;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.identity.SigningKey;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a signaling server can do that wants to sit in the middle: withhold, and nothing else. */
class LyingServerTest extends MeshTest {

  private static final String OTHER_PRINT = "sha-256 " + "AB:".repeat(31) + "AB";

  private static JsonObject swapFingerprint(JsonObject message) {
    JsonObject payload = message.getJsonObject("payload");
    if (payload.containsKey("sdp")) {
      payload.put(
          "sdp",
          payload
              .getString("sdp")
              .replaceAll("a=fingerprint:[^\r\n]*", "a=fingerprint:" + OTHER_PRINT));
    }
    return message;
  }

  private static boolean is(JsonObject message, String type, String field) {
    return message.getString("type").equals(type)
        && message.getJsonObject("payload").containsKey(field);
  }

  private void nothingOpened() {
    assertThat(greater.opened()).isEmpty();
    assertThat(smaller.opened()).isEmpty();
  }

  private static boolean refused(TestPeer at, PeerId peer) {
    return at.events().stream()
        .anyMatch(e -> e instanceof MeshEvent.PeerRefused refused && refused.peer().equals(peer));
  }

  @Test
  void aSwappedFingerprintInTheOfferOpensNothing() {
    signaling.relaying(m -> List.of(m.getString("type").equals("offer") ? swapFingerprint(m) : m));
    startBoth();
    Eventually.until(
        "the smaller peer says why",
        () ->
            smaller
                .error(greater.id())
                .contains("the fingerprint in the offer is not signed by " + greater.id()));
    Eventually.until("an event says so", () -> refused(smaller, greater.id()));
    Eventually.until(
        "the greater peer hears why",
        () -> greater.error(smaller.id()).contains("is not signed by " + greater.id()));
    nothingOpened();
  }

  @Test
  void aSwappedFingerprintInTheAnswerOpensNothing() {
    signaling.relaying(m -> List.of(m.getString("type").equals("answer") ? swapFingerprint(m) : m));
    startBoth();
    Eventually.until(
        "the greater peer says why",
        () ->
            greater
                .error(smaller.id())
                .contains("the fingerprint in the answer is not signed by " + smaller.id()));
    Eventually.until("an event says so", () -> refused(greater, smaller.id()));
    nothingOpened();
  }

  @Test
  void aSecondFingerprintBesideTheSignedOneOpensNothing() {
    signaling.relaying(
        m -> {
          if (is(m, "offer", "sdp")) {
            JsonObject payload = m.getJsonObject("payload");
            String sdp = payload.getString("sdp");
            payload.put("sdp", sdp + "a=fingerprint:" + OTHER_PRINT + "\r\n");
          }
          return List.of(m);
        });
    startBoth();
    Eventually.until(
        "the smaller peer says why",
        () -> smaller.error(greater.id()).contains("exactly one fingerprint expected, got 2"));
    nothingOpened();
  }

  @Test
  void aForgedSenderOpensNothing() {
    // Greater than the receiver, so that only the signature is wrong and not the turn.
    SigningKey stranger =
        Stream.generate(SigningKey::generate)
            .filter(key -> key.peerId().compareTo(keys.smaller().peerId()) > 0)
            .findFirst()
            .orElseThrow();
    TestPeer third = null;
    try {
      // The offers of the greater peer are passed off as those of a third one that is present.
      third = new TestPeer(vertx, signaling.url(), stranger, "Third");
      TestPeer present = third;
      signaling.relaying(
          m ->
              m.getString("type").equals("offer")
                      && m.getString("from").equals(keys.greater().peerId().value())
                  ? List.of(m.copy().put("from", present.id().value()))
                  : List.of());
      Eventually.until("the third is in the room", () -> signaling.members() == 1);
      startBoth();
      Eventually.until(
          "the smaller peer says why",
          () ->
              smaller
                  .error(present.id())
                  .contains("the fingerprint in the offer is not signed by " + present.id()));
      Eventually.until("an event says so", () -> refused(smaller, present.id()));
      nothingOpened();
    } finally {
      if (third != null) {
        third.close();
      }
    }
  }

  @Test
  void aReplayedOfferOpensNothing() {
    List<JsonObject> recorded = new CopyOnWriteArrayList<>();
    signaling.relaying(
        m -> {
          recorded.add(m.copy());
          return List.of(m);
        });
    startBothAndMeet();
    signaling.relaying(m -> List.of());
    smaller.open().orElseThrow().close("test").await().indefinitely();
    Eventually.until("both are without a channel", () -> greater.open().isEmpty());
    recorded.stream().filter(m -> is(m, "offer", "sdp")).forEach(signaling::deliver);
    recorded.stream()
        .filter(m -> m.getString("type").equals("ice_candidate"))
        .forEach(signaling::deliver);
    Eventually.until(
        "the smaller peer says why", () -> smaller.error(greater.id()).contains("it is a replay"));
    assertThat(smaller.opened()).hasSize(1);
  }

  @Test
  void aReplayedOfferDoesNotEndAChannelThatWorks() {
    List<JsonObject> recorded = new CopyOnWriteArrayList<>();
    signaling.relaying(
        m -> {
          recorded.add(m.copy());
          return List.of(m);
        });
    startBothAndMeet();
    recorded.stream().filter(m -> is(m, "offer", "sdp")).forEach(signaling::deliver);
    Eventually.until("the replay is refused", () -> refused(smaller, greater.id()));
    assertThat(smaller.opened()).hasSize(1);
    smaller.open().orElseThrow().send(new byte[] {7}).await().indefinitely();
    assertThat(greater.open().orElseThrow().messages().toUni().await().indefinitely())
        .containsExactly(7);
  }

  @Test
  void anotherKeyUnderAPeersIdIsRefused() {
    SigningKey middle = SigningKey.generate();
    signaling.announcing(peer -> peer.copy().put("publicKey", middle.publicKey().toString()));
    startBoth();
    Eventually.until(
        "both refuse the other",
        () -> refused(greater, smaller.id()) && refused(smaller, greater.id()));
    nothingOpened();
  }

  @Test
  void candidatesThatComeBeforeTheDescriptionsAreKept() {
    // Descriptions are held back until some candidates of their sender have passed them.
    List<JsonObject> held = new CopyOnWriteArrayList<>();
    AtomicInteger passed = new AtomicInteger();
    signaling.relaying(
        m -> {
          if (m.getString("type").equals("answer") && passed.get() == 0) {
            held.add(m);
            return List.of();
          }
          boolean way = m.getString("type").equals("ice_candidate");
          if (way && !held.isEmpty() && m.getString("from").equals(held.get(0).getString("from"))) {
            passed.incrementAndGet();
            JsonObject answer = held.remove(0);
            return List.of(m, answer);
          }
          return List.of(m);
        });
    startBothAndMeet();
    assertThat(passed).hasPositiveValue();
  }

  @Test
  void rubbishFromTheServerHurtsNobody() {
    startBothAndMeet();
    for (String rubbish :
        List.of(
            "",
            "no json",
            "[]",
            "{}",
            "{\"type\":7}",
            "{\"type\":\"room_info\"}",
            "{\"type\":\"peer_joined\",\"payload\":{\"id\":\"x\"}}",
            "{\"type\":\"offer\",\"from\":\"x\",\"payload\":{}}",
            "{\"type\":\"offer\",\"from\":\""
                + greater.id()
                + "\",\"payload\":{\"session\":\"a\"}}",
            "{\"type\":\"" + "x".repeat(10_000) + "\"}")) {
      signaling.shout(rubbish);
    }
    Eventually.until("the last one was read", () -> refused(smaller, greater.id()));
    smaller.open().orElseThrow().send(new byte[] {7}).await().indefinitely();
    assertThat(smaller.opened()).hasSize(1);
  }
}
