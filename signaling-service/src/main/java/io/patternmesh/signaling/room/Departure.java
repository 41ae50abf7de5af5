package io.patternmesh.signaling.room;

import java.util.Locale;

/** Why a member is no longer in its room. */
public enum Departure {
  /** It said so. */
  LEFT,
  /** Its socket closed. */
  DISCONNECTED,
  /** Nothing came from it for too long. */
  SILENT,
  /** It did not read what was sent to it. */
  TOO_SLOW,
  /** It sent more than its allowance, again and again. */
  RATE_LIMITED,
  /** It sent what no peer sends, or the server failed on its socket. */
  FAILED;

  /** The reason as it stands in {@code peer_left}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
