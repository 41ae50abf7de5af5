package io.patternmesh.registry.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.1.2.3"})
  void aLoopbackAddressMayBeListenedOn(String host) {
    assertThat(Loopback.refusal(host, settings(false))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "10.0.0.1"})
  void anotherIsRefusedInOneLineWithTheRemedy(String host) {
    assertThat(Loopback.refusal(host, settings(false)))
        .hasValueSatisfying(
            refusal ->
                assertThat(refusal)
                    .contains(host, "allow-non-loopback-address-dangerous=true")
                    .doesNotContain("\n"));
  }

  @Test
  void theDangerCanBeAccepted() {
    assertThat(Loopback.refusal("0.0.0.0", settings(true))).isEmpty();
  }

  private static AccessSettings settings(boolean dangerous) {
    return new AccessSettings() {
      @Override
      public boolean allowNonLoopbackAddressDangerous() {
        return dangerous;
      }

      @Override
      public Optional<List<String>> moreHosts() {
        return Optional.empty();
      }
    };
  }
}
