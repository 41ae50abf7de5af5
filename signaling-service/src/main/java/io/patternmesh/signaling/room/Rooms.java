package io.patternmesh.signaling.room;

import io.patternmesh.signaling.SignalingSettings;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** All rooms of this process. A room comes with its first member and goes with its last. */
@Singleton
public final class Rooms {

  private final int maxRooms;
  private final int maxRoomPeers;
  private final ConcurrentMap<RoomId, Room> rooms = new ConcurrentHashMap<>();

  public Rooms(SignalingSettings settings) {
    this.maxRooms = settings.maxRooms();
    this.maxRoomPeers = settings.maxRoomPeers();
  }

  /** Takes a proven member in. A member that is there already moves to the new seat. */
  public Entry enter(RoomId id, Member member, Seat seat) {
    while (true) {
      Optional<Room> room = findOrOpen(id);
      if (room.isEmpty()) {
        return new Entry.TooManyRooms(maxRooms);
      }
      Entry entry = room.get().enter(member, seat);
      if (!(entry instanceof Entry.Vanished)) {
        return entry;
      }
    }
  }

  /** How many rooms there are. */
  public int count() {
    return rooms.size();
  }

  /** How many members there are in all rooms. */
  public int members() {
    return rooms.values().stream().mapToInt(Room::size).sum();
  }

  private Optional<Room> findOrOpen(RoomId id) {
    Room found = rooms.get(id);
    return found != null ? Optional.of(found) : open(id);
  }

  private synchronized Optional<Room> open(RoomId id) {
    Room meanwhile = rooms.get(id);
    if (meanwhile != null) {
      return Optional.of(meanwhile);
    }
    if (rooms.size() >= maxRooms) {
      return Optional.empty();
    }
    Room room = new Room(id, maxRoomPeers, empty -> rooms.remove(empty.id(), empty));
    rooms.put(id, room);
    return Optional.of(room);
  }
}
