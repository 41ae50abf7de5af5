package io.patternmesh.agent.syncevent.event;

import java.util.Locale;

/** The kinds of sync events, by the CloudEvents type that consumers see. */
public enum SyncEventType {
  /** This member let the room have a pattern that it could not have before. */
  PATTERN_SHARED,
  /** Another member's revision became the head here. */
  PATTERN_RECEIVED,
  /** This member changed a pattern that was shared already. */
  PATTERN_UPDATED,
  /** This member deleted a pattern. */
  PATTERN_DELETED,
  /** A pattern was used, here or, as this library heard, elsewhere. */
  PATTERN_USED,
  /** Two revisions met that had not seen each other and differ. */
  CONFLICT_DETECTED,
  /** A revision came that had seen both sides. */
  CONFLICT_RESOLVED,
  /** A comparison with a peer came to its end. */
  SYNC_COMPLETED,
  /** A comparison with a peer was broken off. */
  SYNC_FAILED,
  /** A data channel to a peer opened. */
  PEER_CONNECTED,
  /** A data channel to a peer ended. */
  PEER_DISCONNECTED;

  private static final String PREFIX = "io.patternmesh.";

  /** The CloudEvents type, for instance {@code io.patternmesh.pattern.shared}. */
  public String type() {
    return PREFIX + shortName();
  }

  /** The type without its prefix, for instance {@code pattern.shared}. */
  public String shortName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '.');
  }
}
