package io.patternmesh.signaling.room;

import io.patternmesh.model.identity.PeerId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Members who see each other. One lock a room, held for map look-ups and outbox offers only: it
 * gives all seats one order of events.
 */
final class Room {

  private final RoomId id;
  private final int maxPeers;
  private final Consumer<Room> whenEmpty;
  private final Map<PeerId, Membership> places = new LinkedHashMap<>();
  private boolean vanished;

  Room(RoomId id, int maxPeers, Consumer<Room> whenEmpty) {
    this.id = id;
    this.maxPeers = maxPeers;
    this.whenEmpty = whenEmpty;
  }

  RoomId id() {
    return id;
  }

  synchronized int size() {
    return places.size();
  }

  synchronized Entry enter(Member member, Seat seat) {
    boolean known = places.containsKey(member.id());
    if (vanished) {
      return new Entry.Vanished();
    }
    if (!known && places.size() >= maxPeers) {
      return new Entry.RoomFull(maxPeers);
    }
    Membership membership = new Membership(this, member, seat);
    if (seat.settle(membership, others(member.id()))) {
      if (known) {
        places.replace(member.id(), membership).seat().dismiss();
      } else {
        tellAll(new RoomEvent.Entered(member));
        places.put(member.id(), membership);
      }
    }
    vanishIfEmpty();
    return new Entry.Granted();
  }

  synchronized Delivery pass(Membership from, Signal signal) {
    if (!holds(from)) {
      return Delivery.NOT_A_MEMBER;
    }
    Membership to = places.get(signal.to());
    if (to == null || to == from) {
      return Delivery.NO_SUCH_PEER;
    }
    to.seat().tell(id, new RoomEvent.Signalled(from.member(), signal));
    return Delivery.PASSED;
  }

  synchronized void leave(Membership membership, Departure departure) {
    if (holds(membership)) {
      places.remove(membership.member().id());
      tellAll(new RoomEvent.Left(membership.member(), departure));
      vanishIfEmpty();
    }
  }

  private boolean holds(Membership membership) {
    return places.get(membership.member().id()) == membership;
  }

  private List<Member> others(PeerId self) {
    return places.values().stream()
        .map(Membership::member)
        .filter(member -> !member.id().equals(self))
        .toList();
  }

  private void tellAll(RoomEvent event) {
    places.values().forEach(place -> place.seat().tell(id, event));
  }

  private void vanishIfEmpty() {
    if (places.isEmpty()) {
      vanished = true;
      whenEmpty.accept(this);
    }
  }
}
