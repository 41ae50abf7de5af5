package io.patternmesh.agent.ice;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What kind of address a candidate is, see <a
 * href="https://www.rfc-editor.org/rfc/rfc8839#section-5.1">RFC 8839, section 5.1</a>.
 */
public enum CandidateType {
  /** The machine's own address. */
  HOST,
  /** The address that a STUN server saw. */
  SRFLX,
  /** The address that the other peer saw. */
  PRFLX,
  /** An address at a TURN server. */
  RELAY;

  /** The type with that word of the RFC. */
  public static Optional<CandidateType> of(String word) {
    return Stream.of(values()).filter(type -> type.word().equals(word)).findFirst();
  }

  /** The RFC's spelling, lower case. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
