package io.patternmesh.signaling.room;

import java.util.List;

/**
 * Where a member can be reached: the room's view of a socket. The room calls it while it holds its
 * own lock, so that every seat is told in the order of events; no method may wait for anything.
 */
public interface Seat {

  /**
   * The member is in, unless this answers false; called once, before anything else.
   *
   * @param others who was there already
   * @return false when the seat went away meanwhile: then nobody entered
   */
  boolean settle(Membership membership, List<Member> others);

  /** Something happened in the room. */
  void tell(RoomId room, RoomEvent event);

  /** The same peer came back on another seat, which takes this one's place. */
  void dismiss();
}
