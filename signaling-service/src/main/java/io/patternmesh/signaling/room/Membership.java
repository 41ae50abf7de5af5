package io.patternmesh.signaling.room;

/**
 * A member's place in a room, held by one seat. A place that a newer seat of the same peer took
 * over is worth nothing: leaving changes nothing, and nothing is passed on.
 */
public final class Membership {

  private final Room room;
  private final Member member;
  private final Seat seat;

  Membership(Room room, Member member, Seat seat) {
    this.room = room;
    this.member = member;
    this.seat = seat;
  }

  public RoomId roomId() {
    return room.id();
  }

  public Member member() {
    return member;
  }

  Seat seat() {
    return seat;
  }

  /** Passes a signal to its addressee in this room, and says what came of it. */
  public Delivery pass(Signal signal) {
    return room.pass(this, signal);
  }

  /** Gives up the place. */
  public void leave(Departure departure) {
    room.leave(this, departure);
  }
}
