package io.patternmesh.agent.ice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class IceUrlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stun:stun.l.google.com:19302",
        "stun:192.0.2.1",
        "stuns:example.org",
        "turn:your-turn-server.com",
        "turn:example.org:3478?transport=udp",
        "turns:example.org:443?transport=tcp",
        "stun:[2001:db8::1]:3478",
        "turn:my_host"
      })
  void whatTheGrammarAllowsIsTaken(String url) {
    assertThat(new IceUrl(url).value()).isEqualTo(url);
  }

  @ParameterizedTest
  @EmptySource
  @ValueSource(
      strings = {
        "stun:",
        "stun://example.org",
        "http://example.org",
        "example.org:3478",
        "stun:example.org:0",
        "stun:example.org:65536",
        "stun:example.org:port",
        "stun:example.org:",
        "stun:example.org?transport=udp",
        "turn:example.org?transport=sctp",
        "turn:example.org?transport=udp&x=1",
        "turn:user@example.org",
        "turn:exa mple.org",
        "turn:example..org",
        "turn:-example.org",
        "stun:[nonsense]",
        "stun:[2001:db8::1",
        "STUN:example.org",
        "stun:example.org\n",
        "stun:ex\u00e4mple.org"
      })
  void whatItDoesNotAllowIsRefusedWithAnExample(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IceUrl(url))
        .withMessageContaining("stun:stun.example.org:3478");
  }

  @Test
  void turnWithoutCredentialsIsRefused() {
    for (Optional<String> missing : List.of(Optional.<String>empty(), Optional.of(" "))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> IceServer.of(List.of("turn:a.example"), Optional.of("u"), missing))
          .withMessageContaining("turn:a.example");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> IceServer.of(List.of("turn:a.example"), missing, Optional.of("p")));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IceServer.of(List.of(), Optional.empty(), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "turn:user:hush@turn.example.org",
        "turn://user:hush@turn.example.org",
        "user:hush@turn.example.org",
        "turn:turn.example.org?username=user&credential=hush",
        "turn:turn.example.org?transport=udp&credential=hush"
      })
  void whatPeopleWriteIntoAnAddressIsNotShown(String url) {
    IceServers read = IceServers.read("here[3]", List.of(url), Optional.of("u"), Optional.of("p"));
    assertThat(read.usable()).isEmpty();
    assertThat(read.flaws().toString()).contains("here[3]", "...").doesNotContain("hush");
    assertThat(read.flaws().get(0).url()).contains("turn.example.org");
  }

  @Test
  void spellingsOfOneAddressAreOneServer() {
    assertThat(IceUrl.canonical("turn:Turn.example.org"))
        .isEqualTo(IceUrl.canonical("turn:turn.example.org:3478?transport=udp"))
        .isNotEqualTo(IceUrl.canonical("turn:turn.example.org?transport=tcp"));
    assertThat(IceUrl.canonical("turns:a.example")).contains("turns:a.example:5349?transport=tcp");
    assertThat(IceUrl.canonical("stun:a.example")).contains("stun:a.example:3478");
    assertThat(IceUrl.canonical("no address")).isEmpty();
  }

  @Test
  void aCredentialIsNeverPrinted() {
    IceServer server =
        IceServer.of(List.of("turn:a.example"), Optional.of("user"), Optional.of("secret"));
    assertThat(server.toString()).contains("turn:a.example").doesNotContain("secret");
  }
}
