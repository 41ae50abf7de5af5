package io.patternmesh.signaling.room;

import java.util.Arrays;
import java.util.Optional;

/** What members pass to each other to open a session (JSEP, RFC 8829). */
public enum SignalKind {
  OFFER("offer"),
  ANSWER("answer"),
  ICE_CANDIDATE("ice_candidate");

  private final String wireName;

  SignalKind(String wireName) {
    this.wireName = wireName;
  }

  /** The kind as it stands in a message's {@code type}. */
  public String wireName() {
    return wireName;
  }

  /** The kind of a message's {@code type}, if it is one that members pass to each other. */
  public static Optional<SignalKind> ofWireName(String name) {
    return Arrays.stream(values()).filter(kind -> kind.wireName.equals(name)).findFirst();
  }
}
