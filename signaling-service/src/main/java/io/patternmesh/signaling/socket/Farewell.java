package io.patternmesh.signaling.socket;

import io.patternmesh.signaling.room.Departure;
import java.util.Locale;

/** Why a socket ends: what its peer reads in the close frame, and what its room is told. */
enum Farewell {
  /** The peer's own doing; nothing is left to say. */
  DISCONNECTED(1000, "closed by the peer", Departure.DISCONNECTED),
  /** The process ends; rooms end with it, so nobody is told. */
  SHUTTING_DOWN(1001, "the server shuts down: connect again later", Departure.DISCONNECTED),
  TOO_LARGE(1009, "larger than any message may be", Departure.FAILED),
  SERVER_ERROR(1011, "the server failed on this socket: connect again", Departure.FAILED),
  NEVER_JOINED(4000, "in no room for too long: join after the challenge", Departure.SILENT),
  /** Not to be answered with a reconnect: the two sockets would replace each other for ever. */
  REPLACED(4001, "this peer came back on a newer socket", Departure.DISCONNECTED),
  SILENT(4002, "nothing received for too long: answer pings", Departure.SILENT),
  TOO_SLOW(4003, "too much waits to be read: read faster", Departure.TOO_SLOW),
  RATE_LIMITED(4004, "too many messages over the allowance", Departure.RATE_LIMITED),
  FAILED_JOINS(4005, "too many joins without a valid proof", Departure.FAILED);

  private final int code;
  private final String reason;
  private final Departure departure;

  Farewell(int code, String reason, Departure departure) {
    this.code = code;
    this.reason = reason;
    this.departure = departure;
  }

  /** The close code (RFC 6455, section 7.4). */
  int code() {
    return code;
  }

  /** The close reason, under 124 bytes. */
  String reason() {
    return reason;
  }

  Departure departure() {
    return departure;
  }

  String metricName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
