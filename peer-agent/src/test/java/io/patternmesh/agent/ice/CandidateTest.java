package io.patternmesh.agent.ice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class CandidateTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "candidate:1 1 udp 2122260223 192.0.2.7 54321 typ host generation 0 ufrag x network-id 1",
        "candidate:a/+9 1 UDP 1 3f5a.local 9 typ host",
        "candidate:1 1 tcp 1518280447 2001:db8::7 9 typ host tcptype active",
        "candidate:1 1 udp 1 198.51.100.1 4 typ relay raddr 0.0.0.0 rport 0"
      })
  void aCandidateOfTheGrammarIsTaken(String candidate) {
    assertThat(new Candidate(candidate, "0", 0, Optional.empty()).candidate()).isEqualTo(candidate);
  }

  @ParameterizedTest
  @EmptySource
  @ValueSource(
      strings = {
        "nonsense",
        "candidate:",
        "candidate:1 1 udp",
        "candidate:1 1 sctp 1 192.0.2.7 1 typ host",
        "candidate:1 1 udp 1 192.0.2.7 1 typ guest",
        "candidate:1 1 udp 1 192.0.2.7 1 typ host\r\na=fingerprint:x"
      })
  void anythingElseIsRefused(String candidate) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Candidate(candidate, "0", 0, Optional.empty()))
        .withMessageContaining("ICE candidate");
  }
}
