package io.patternmesh.signaling.room;

import io.patternmesh.model.identity.PeerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A seat that remembers what it was told. Called under the room's lock. */
final class RecordingSeat implements Seat {

  final List<RoomEvent> told = new ArrayList<>();
  final Set<PeerId> others = new TreeSet<>();
  volatile Membership membership;
  boolean dismissed;

  @Override
  public boolean settle(Membership given, List<Member> here) {
    membership = given;
    here.forEach(member -> others.add(member.id()));
    return true;
  }

  @Override
  public void tell(RoomId room, RoomEvent event) {
    told.add(event);
    if (event instanceof RoomEvent.Entered entered && !others.add(entered.member().id())) {
      throw new IllegalStateException("entered twice: " + entered);
    }
    if (event instanceof RoomEvent.Left left && !others.remove(left.member().id())) {
      throw new IllegalStateException("left without having been there: " + left);
    }
  }

  @Override
  public void dismiss() {
    dismissed = true;
  }
}
