package io.patternmesh.agent.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.channel.ChannelStats;
import io.patternmesh.agent.channel.PeerState;
import io.patternmesh.agent.ice.CandidatePair;
import io.patternmesh.agent.ice.CandidateType;
import io.patternmesh.agent.ice.IcePolicy;
import io.patternmesh.agent.ice.IceRoster;
import io.patternmesh.agent.ice.IceServers;
import io.patternmesh.agent.ice.IceStatus;
import io.patternmesh.agent.session.Limits;
import io.patternmesh.agent.turn.Coturn;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.identity.SigningKey;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two peers that may use nothing but a TURN server. */
class RelayTest extends MeshTest {

  private static final CandidatePair RELAYED =
      new CandidatePair(CandidateType.RELAY, CandidateType.RELAY);
  private static final Limits IMPATIENT = new Limits(Duration.ofSeconds(2), 1 << 20, 2 << 20);

  private Coturn coturn;

  @BeforeEach
  void startTurn() {
    coturn = Coturn.start();
  }

  @AfterEach
  void stopTurn() {
    coturn.close();
  }

  private static IceServers turn(String url, String password) {
    return IceServers.read(
        "settings[0]", List.of(url), Optional.of(Coturn.USER), Optional.of(password));
  }

  private static IceRoster roster(IcePolicy policy, IceServers servers) {
    return new IceRoster(policy, servers, Clock.systemUTC());
  }

  private TestPeer peer(SigningKey key, Limits limits, IceRoster ice) {
    return new TestPeer(vertx, signaling.url(), key, "Peer", limits, TestPeer.ROTATION, ice);
  }

  private IceRoster startRelayed(IceServers servers, Limits limits) {
    IceRoster ice = roster(IcePolicy.RELAY, servers);
    greater = peer(keys.greater(), limits, ice);
    smaller = peer(keys.smaller(), limits, roster(IcePolicy.RELAY, servers));
    return ice;
  }

  private static Optional<CandidatePair> path(TestPeer from, PeerId to) {
    return from.state(to).flatMap(PeerState::stats).flatMap(ChannelStats::path);
  }

  private void awaitPath(CandidatePair pair) {
    Eventually.until(
        "both use " + pair,
        () ->
            path(greater, smaller.id()).equals(Optional.of(pair))
                && path(smaller, greater.id()).equals(Optional.of(pair)));
  }

  private void echo() {
    greater.awaitOpen().send(new byte[] {1, 2, 3}).await().indefinitely();
    assertThat(smaller.awaitOpen().messages().toUni().await().indefinitely())
        .containsExactly(1, 2, 3);
  }

  private void awaitError(IceRoster ice, String... parts) {
    Eventually.until(
        "the peer's error says why: " + greater.error(smaller.id()),
        () -> List.of(parts).stream().allMatch(greater.error(smaller.id())::contains));
    assertThat(ice.statuses()).hasSize(1);
    assertThat(ice.statuses().get(0).state()).isEqualTo(IceStatus.State.FAILING);
    assertThat(ice.statuses().get(0).error().orElseThrow()).contains(parts);
    assertThat(greater.opened()).isEmpty();
  }

  @Test
  void twoPeersMeetThroughTheRelayAlone() {
    IceRoster ice = startRelayed(turn(coturn.url(), Coturn.PASSWORD), TestPeer.LIMITS);
    echo();
    awaitPath(RELAYED);
    assertThat(ice.statuses())
        .singleElement()
        .satisfies(s -> assertThat(s.state()).isEqualTo(IceStatus.State.WORKING));
  }

  @Test
  void withoutThePolicyTheyMeetDirectly() {
    IceServers servers = turn(coturn.url(), Coturn.PASSWORD);
    IceRoster greaterIce = roster(IcePolicy.ALL, servers);
    greater = peer(keys.greater(), TestPeer.LIMITS, greaterIce);
    smaller = peer(keys.smaller(), TestPeer.LIMITS, roster(IcePolicy.ALL, servers));
    echo();
    // Whatever pair answers first is taken until a better one does.
    Eventually.until(
        "the path leads by no relay",
        () ->
            path(greater, smaller.id())
                .filter(pair -> pair.local() != CandidateType.RELAY)
                .isPresent());
    assertThat(greaterIce.statuses().get(0).error()).isEmpty();
  }

  @Test
  void aServerThatOnlySignalingNamesIsEnough() {
    signaling.iceServers(
        new JsonArray()
            .add(new JsonObject().put("urls", "turn:user:secret@bad host"))
            .add(
                new JsonObject()
                    .put("urls", new JsonArray().add(coturn.url() + "?transport=tcp"))
                    .put("username", Coturn.USER)
                    .put("credential", Coturn.PASSWORD)));
    IceRoster ice = startRelayed(IceServers.NONE, TestPeer.LIMITS);
    echo();
    awaitPath(RELAYED);
    assertThat(ice.statuses())
        .extracting(IceStatus::source)
        .containsOnly(IceStatus.Source.SIGNALING);
    assertThat(ice.statuses())
        .extracting(IceStatus::state)
        .containsExactly(IceStatus.State.WORKING, IceStatus.State.UNUSABLE);
    assertThat(ice.statuses().toString()).doesNotContain("secret").contains("bad host");
  }

  @Test
  void credentialsThatAreRenewedTakeThePlaceOfThoseThatExpired() {
    signaling.iceServers(named("expired"));
    IceRoster ice = startRelayed(IceServers.NONE, TestPeer.LIMITS);
    awaitError(ice, "401 Unauthorized", "not expired");
    signaling.shout(
        new JsonObject()
            .put("type", "ice_servers")
            .put("payload", new JsonObject().put("iceServers", named(Coturn.PASSWORD)))
            .encode());
    echo();
    awaitPath(RELAYED);
  }

  private JsonArray named(String password) {
    return new JsonArray()
        .add(
            new JsonObject()
                .put("urls", coturn.url())
                .put("username", Coturn.USER)
                .put("credential", password));
  }

  @Test
  void aWrongPasswordIsNamedAndThePeersMeetOnceItIsRight() {
    IceRoster ice = startRelayed(turn(coturn.url(), "wrong-password"), TestPeer.LIMITS);
    awaitError(ice, "TURN server " + coturn.url(), "401 Unauthorized", "username and credential");
    assertThat(greater.error(smaller.id())).doesNotContain("wrong-password");
    greater.close();
    smaller.close();
    startRelayed(turn(coturn.url(), Coturn.PASSWORD), TestPeer.LIMITS);
    echo();
  }

  @Test
  void aServerThatIsAwayIsNamed() throws IOException {
    String away = "turn:127.0.0.1:" + Coturn.freePort();
    IceRoster ice = startRelayed(turn(away, Coturn.PASSWORD), IMPATIENT);
    awaitError(ice, "TURN server " + away, "did not answer within 2000 ms");
  }

  @Test
  void aServerThatRefusesTheConnectionIsNamed() throws IOException {
    String away = "turn:127.0.0.1:" + Coturn.freePort() + "?transport=tcp";
    IceRoster ice = startRelayed(turn(away, Coturn.PASSWORD), TestPeer.LIMITS);
    awaitError(ice, "TURN server " + away, "check its address, that it runs");
  }

  @Test
  void aServerWithoutAnAddressIsNamed() {
    String nowhere = "turn:turn.patternmesh.invalid";
    IceRoster ice = startRelayed(turn(nowhere, Coturn.PASSWORD), TestPeer.LIMITS);
    awaitError(ice, "TURN server " + nowhere, "host name");
  }

  @Test
  void aMalformedAddressCostsItselfOnly() {
    IceServers servers = turn("turn:127.0.0.1:port", "x").and(turn(coturn.url(), Coturn.PASSWORD));
    IceRoster ice = startRelayed(servers, TestPeer.LIMITS);
    echo();
    assertThat(ice.statuses())
        .extracting(IceStatus::state)
        .containsExactly(IceStatus.State.WORKING, IceStatus.State.UNUSABLE);
    assertThat(ice.statuses().get(1).error().orElseThrow())
        .contains("settings[0]", "\"turn:127.0.0.1:port\"", "not used");
  }

  @Test
  void relayWithoutAnyServerSaysSoAtOnce() {
    IceRoster ice = startRelayed(IceServers.NONE, TestPeer.LIMITS);
    Eventually.until(
        "the peer's error says why",
        () -> greater.error(smaller.id()).contains("ice-transport-policy is relay"));
    assertThat(ice.blocked().orElseThrow()).contains("no usable TURN server", "iceServers");
  }
}
