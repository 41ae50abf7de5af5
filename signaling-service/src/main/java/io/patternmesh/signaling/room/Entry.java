package io.patternmesh.signaling.room;

/** What came of an attempt to enter a room. */
public sealed interface Entry {

  /** The seat has settled (or went away while it did). */
  record Granted() implements Entry {}

  /**
   * The room holds as many members as it may.
   *
   * @param limit that many
   */
  record RoomFull(int limit) implements Entry {}

  /**
   * The room would be one more than this server may hold.
   *
   * @param limit that many
   */
  record TooManyRooms(int limit) implements Entry {}

  /** The room vanished between being found and being entered; to be tried again. */
  record Vanished() implements Entry {}
}
