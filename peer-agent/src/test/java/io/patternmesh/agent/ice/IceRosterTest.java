package io.patternmesh.agent.ice;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.agent.ice.IceStatus.Source;
import io.patternmesh.agent.ice.IceStatus.State;
import io.patternmesh.agent.world.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IceRosterTest {

  private static final String NATIVE = "turn:a.example:3478?transport=udp";

  private final TestClock clock = new TestClock();

  private static IceServers turn(String url, String credential) {
    return IceServers.read("x", List.of(url), Optional.of("user"), Optional.of(credential));
  }

  private IceRoster roster(IcePolicy policy, IceServers own) {
    return new IceRoster(policy, own, clock);
  }

  private static IceStatus only(IceRoster roster) {
    assertThat(roster.statuses()).hasSize(1);
    return roster.statuses().get(0);
  }

  @Test
  void theSettingsCredentialsAreUsedForTheSettingsAddresses() {
    IceRoster roster = roster(IcePolicy.ALL, turn("turn:a.example", "own"));
    roster.announced(turn(NATIVE, "announced").and(turn("turn:b.example", "announced")));
    assertThat(roster.configuration().servers())
        .extracting(s -> s.urls().get(0).value() + " " + s.credential().orElseThrow())
        .containsExactly("turn:a.example own", "turn:b.example announced");
    assertThat(roster.statuses())
        .extracting(IceStatus::source)
        .containsExactly(Source.SETTINGS, Source.SIGNALING);
  }

  @Test
  void whatSignalingNamesReplacesWhatItNamedBefore() {
    IceRoster roster = roster(IcePolicy.RELAY, IceServers.NONE);
    assertThat(roster.blocked()).isPresent();
    roster.announced(turn("turn:a.example", "p"));
    assertThat(roster.blocked()).isEmpty();
    roster.announced(IceServers.NONE);
    assertThat(roster.blocked()).isPresent();
    assertThat(roster.statuses()).isEmpty();
  }

  @Test
  void stunAloneDoesNotLiftTheBlockOfRelayOnly() {
    IceServers stun =
        IceServers.read("x", List.of("stun:a.example"), Optional.empty(), Optional.empty());
    assertThat(roster(IcePolicy.RELAY, stun).blocked()).isPresent();
    assertThat(roster(IcePolicy.ALL, stun).blocked()).isEmpty();
  }

  @Test
  void aThousandAnnouncedAddressesAreCutToAFew() {
    IceRoster roster = roster(IcePolicy.ALL, IceServers.NONE);
    roster.announced(
        IceServers.read(
            "x",
            IntStream.range(0, 1_000).mapToObj(i -> "stun:h" + i + ".example").toList(),
            Optional.empty(),
            Optional.empty()));
    assertThat(roster.configuration().servers()).hasSize(16);
    assertThat(roster.statuses()).hasSize(17);
    assertThat(roster.statuses().get(16).error().orElseThrow()).contains("at most 16");
  }

  @Test
  void anErrorIsRememberedUntilTheServerWorks() {
    IceRoster roster = roster(IcePolicy.ALL, turn("turn:a.example", "p"));
    assertThat(only(roster).state()).isEqualTo(State.UNKNOWN);
    new Gathering(roster).failed(new IceError(NATIVE, 401, "Unauthorized"));
    assertThat(only(roster).state()).isEqualTo(State.FAILING);
    assertThat(only(roster).error().orElseThrow())
        .startsWith("TURN server turn:a.example answered 401 Unauthorized: check");
    assertThat(only(roster).at()).contains(clock.instant());
    new Gathering(roster).found(Optional.of(NATIVE));
    assertThat(only(roster).state()).isEqualTo(State.WORKING);
    assertThat(only(roster).error()).isEmpty();
  }

  @Test
  void aServerThatWorksOverOneNetworkAndNotOverTheOtherWorks() {
    for (boolean errorFirst : List.of(true, false)) {
      IceRoster roster = roster(IcePolicy.RELAY, turn("turn:a.example", "p"));
      Gathering gathering = new Gathering(roster);
      if (errorFirst) {
        gathering.failed(new IceError(NATIVE, 701, ""));
      }
      gathering.found(Optional.of(NATIVE));
      if (!errorFirst) {
        gathering.failed(new IceError(NATIVE, 701, ""));
      }
      assertThat(gathering.complete()).isEmpty();
      assertThat(only(roster).state()).isEqualTo(State.WORKING);
    }
  }

  @Test
  void silenceProvesNothingWhileOtherWaysCount() {
    IceRoster roster = roster(IcePolicy.ALL, turn("turn:a.example", "p"));
    Gathering gathering = new Gathering(roster);
    assertThat(gathering.complete()).isEmpty();
    assertThat(only(roster).state()).isEqualTo(State.UNKNOWN);
    assertThat(gathering.late(Duration.ofSeconds(1))).contains("did not answer within 1000 ms");
    assertThat(only(roster).state()).isEqualTo(State.FAILING);
  }

  @Test
  void errorsOfServersThatNobodyNamedAreNotKept() {
    IceRoster roster = roster(IcePolicy.ALL, turn("turn:a.example", "p"));
    Gathering gathering = new Gathering(roster);
    gathering.failed(new IceError("stun:a.example:3478", 701, "STUN host lookup"));
    gathering.failed(new IceError("null", 701, ""));
    gathering.found(Optional.of("turn:other.example:3478?transport=udp"));
    assertThat(only(roster).state()).isEqualTo(State.UNKNOWN);
  }

  @Test
  void aServersOwnWordsAreQuotedAndCut() {
    IceRoster roster = roster(IcePolicy.ALL, turn("turn:a.example", "p"));
    new Gathering(roster).failed(new IceError(NATIVE, 499, "line\n" + "x".repeat(500)));
    assertThat(only(roster).error().orElseThrow())
        .contains("answered 499 \"line")
        .doesNotContain("\n")
        .hasSizeLessThan(150);
  }
}
