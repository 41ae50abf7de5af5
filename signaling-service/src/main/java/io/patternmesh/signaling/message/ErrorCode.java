package io.patternmesh.signaling.message;

import java.util.Locale;

/** What can be wrong with what a peer sent; {@code code} of an {@code error}. */
public enum ErrorCode {
  /** Not JSON, nested too deep, or an object with a field twice. */
  INVALID_JSON,
  /** A field is missing, of the wrong type or out of range; the message names it. */
  INVALID_MESSAGE,
  /** No peer sends a message of this type. */
  UNKNOWN_TYPE,
  /** This type needs a payload. */
  MISSING_PAYLOAD,
  /** Only a member does this; also while a join is being verified. */
  NOT_IN_ROOM,
  /** This socket has joined, or its join is being verified. */
  ALREADY_IN_ROOM,
  /** The addressee is no member of the sender's room. */
  PEER_NOT_FOUND,
  /** No further member in this room, or no further room on this server. */
  ROOM_FULL,
  /** Longer than a message may be. */
  TOO_LARGE,
  /** The signature does not fit the challenge, room and key; or the room token is wrong. */
  INVALID_PROOF,
  /** Sent faster than the allowance; the message was not read. */
  RATE_LIMITED,
  /** A binary frame: signaling is JSON text. */
  UNSUPPORTED_DATA;

  /** The code as it stands in JSON. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
