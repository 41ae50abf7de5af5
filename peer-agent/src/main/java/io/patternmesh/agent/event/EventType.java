package io.patternmesh.agent.event;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The kinds of events, by their names in the event stream. */
public enum EventType {
  SIGNALING_CHANGED,
  PEER_CONNECTED,
  PEER_DISCONNECTED,
  PEER_REFUSED,
  PATTERN_CHANGED,
  PATTERN_RECEIVED,
  REVISION_REFUSED,
  SYNC_COMPLETE,
  SYNC_ERROR,
  CONFLICT,
  CONFLICT_RESOLVED,
  IMPORT_COMPLETE,
  IMPORT_SKIPPED,
  MESSAGE;

  /** The name in the event stream, for instance {@code pattern-received}. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
