package io.patternmesh.signaling.room;

/** What a member is told about its room, in the order in which it happened. */
public sealed interface RoomEvent {

  /** Another member came. */
  record Entered(Member member) implements RoomEvent {}

  /** Another member is gone. */
  record Left(Member member, Departure departure) implements RoomEvent {}

  /** Another member sent this to the one who is told, and to nobody else. */
  record Signalled(Member from, Signal signal) implements RoomEvent {}
}
