package io.patternmesh.agent.ice;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What is known of one server; never its credential.
 *
 * @param url its address
 * @param source who named it
 * @param state as far as connections have shown
 * @param error what is wrong, and what to do
 * @param at when a connection last showed it
 */
public record IceStatus(
    String url, Source source, State state, Optional<String> error, Optional<Instant> at) {

  /** Where servers come from. */
  public enum Source {
    SETTINGS,
    SIGNALING;

    /** The word in JSON, lower case. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How a server stands. */
  public enum State {
    /** No connection has shown anything yet; usual for STUN, whose answers may bring no news. */
    UNKNOWN,
    /** It last gave a candidate. */
    WORKING,
    /** It last gave none. */
    FAILING,
    /** Its address or its credentials cannot be used at all. */
    UNUSABLE;

    /** The word in JSON, lower case. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
