package io.patternmesh.model.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalAccessTest {

  private static final String PROPERTY = "some.danger";

  private final LocalAccess access = LocalAccess.loopback();

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.1.2.3", "LocalHost"})
  void aLoopbackAddressMayBeListenedOn(String address) {
    assertThat(LocalAccess.isLoopback(address)).isTrue();
    assertThat(LocalAccess.bindRefusal(address, PROPERTY, false)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1", "10.0.0.1", "127.0.0.1.example", ""})
  void anotherIsRefusedInOneLineWithTheRemedy(String address) {
    assertThat(LocalAccess.bindRefusal(address, PROPERTY, false))
        .hasValueSatisfying(
            refusal ->
                assertThat(refusal).contains(address, "some.danger=true").doesNotContain("\n"));
    assertThat(LocalAccess.bindRefusal(address, PROPERTY, true)).isEmpty();
    assertThat(LocalAccess.isLoopback(address)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "localhost:4001", "127.0.0.1:1", "[::1]:4001", "LOCALHOST"})
  void ourOwnNamesPass(String host) {
    assertThat(access.refusal(List.of(host), List.of())).isEmpty();
    assertThat(access.refusal(List.of(host), List.of("http://" + host))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example:80",
        "",
        "[::2]"
      })
  void aNameThatWasMadeToPointHereIsRefused(String host) {
    assertThat(access.refusal(List.of(host), List.of())).isPresent();
  }

  @Test
  void noHostAndTwoHostsAreRefused() {
    assertThat(access.refusal(List.of(), List.of())).isPresent();
    assertThat(access.refusal(List.of("localhost", "localhost"), List.of())).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "https://evil.example", "http://localhost@evil.example", "file://", ""})
  void aPageFromElsewhereIsRefusedEvenBesideOneOfOurs(String origin) {
    assertThat(access.refusal(List.of("localhost"), List.of("http://localhost", origin)))
        .hasValueSatisfying(refusal -> assertThat(refusal).startsWith("Origin: "));
  }

  @Test
  void aNameThatTheUserAddedPasses() {
    LocalAccess wider = access.and("Registry.example").and("fd00::7");
    assertThat(wider.refusal(List.of("registry.example:5001"), List.of())).isEmpty();
    assertThat(wider.refusal(List.of("[fd00::7]:5001"), List.of())).isEmpty();
    assertThat(access.refusal(List.of("registry.example"), List.of())).isPresent();
  }
}
