package io.patternmesh.signaling.ice;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.identity.SigningKey;
import io.patternmesh.signaling.TestSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class HandedServersTest {

  private static final PeerId MEMBER = SigningKey.generate().peerId();
  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochSecond(1_000_000_000), ZoneOffset.UTC);

  private static HandedServers servers(String... changes) {
    return new HandedServers(TestSettings.with(changes), CLOCK);
  }

  /** openssl's: printf '1433895918:alice' | openssl dgst -sha1 -hmac s3cret -binary | base64 */
  @Test
  void aCredentialIsWhatTheTurnServerComputes() {
    assertThat(new TurnSecret("s3cret").credential("1433895918:alice"))
        .isEqualTo("4Qb/MQ3BN3AteoS6yKgK521NTsg=");
    assertThat(new TurnSecret("s3cret")).hasToString("TurnSecret");
  }

  @Test
  void eachMemberGetsItsOwnThatExpires() {
    HandedServers servers =
        servers(
            "ice-servers[0].urls", "turn:a.example",
            "ice-servers[0].secret", "s3cret",
            "ice-credential-lifetime", "1h");
    HandedServer handed = servers.forMember(MEMBER).get(0);
    assertThat(handed.username()).contains("1000003600:" + MEMBER.value());
    assertThat(handed.credential())
        .contains(new TurnSecret("s3cret").credential("1000003600:" + MEMBER.value()));
    assertThat(servers.renewal()).contains(Duration.ofMinutes(30));
  }

  @Test
  void fixedCredentialsArePassedOnAndNeverRenewed() {
    HandedServers servers =
        servers(
            "ice-servers[0].urls", "turn:a.example",
            "ice-servers[0].username", "u",
            "ice-servers[0].credential", "c");
    assertThat(servers.forMember(MEMBER).get(0).username()).contains("u");
    assertThat(servers.forMember(MEMBER).get(0).credential()).contains("c");
    assertThat(servers.renewal()).isEmpty();
  }
}
