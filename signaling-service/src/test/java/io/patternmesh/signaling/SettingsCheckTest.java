package io.patternmesh.signaling;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCheckTest {

  @Test
  void theDefaultsWork() {
    check();
  }

  @ParameterizedTest
  @CsvSource({
    "max-message-bytes, 100",
    "max-message-bytes, 131073",
    "max-room-peers, 0",
    "max-rooms, -1",
    "max-sockets, 0",
    "max-failed-joins, 0",
    "max-outbound-bytes, 65535",
    "rate.burst, 0",
    "rate.per-second, 0",
    "rate.breaches, 0",
    "ping-interval, 0s",
    "join-timeout, 0s",
    "close-grace, 0s",
    "silence-timeout, 10s",
  })
  void aNumberThatCannotWorkIsNamed(String name, String value) {
    assertThatThrownBy(() -> check(name, value))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("patternmesh.signaling." + name)
        .hasMessageContaining("expected, got");
  }

  @ParameterizedTest
  @CsvSource({"http://stun.example", "stun:", "stun: x", "turn:turn.example"})
  void anIceServerThatAPeerCouldNotUseIsNamed(String url) {
    assertThatThrownBy(() -> check("ice-servers[0].urls", url))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(url);
  }

  @Test
  void aSecretStandsInForUserAndCredentialAndNotBesideThem() {
    check("ice-servers[0].urls", "turn:a.example", "ice-servers[0].secret", "s");
    assertThatThrownBy(
            () ->
                check(
                    "ice-servers[0].urls", "turn:a.example",
                    "ice-servers[0].username", "u",
                    "ice-servers[0].credential", "c",
                    "ice-servers[0].secret", "s"))
        .hasMessageContaining("username and credential, or a secret");
  }

  @Test
  void aPasswordWithinAnAddressIsRefusedAndNotShown() {
    assertThatThrownBy(() -> check("ice-servers[0].urls", "stun:u:hush@a.example"))
        .hasMessageContaining("...@a.example")
        .hasMessageNotContaining("hush");
  }

  private static void check(String... changes) {
    new SettingsCheck(TestSettings.with(changes), 131_072).onStart(new StartupEvent());
  }
}
