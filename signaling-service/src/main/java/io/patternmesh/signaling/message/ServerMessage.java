package io.patternmesh.signaling.message;

import com.fasterxml.jackson.databind.JsonNode;
import io.patternmesh.signaling.room.Member;
import io.patternmesh.signaling.room.RoomEvent;
import io.patternmesh.signaling.room.RoomId;
import java.util.List;
import java.util.Optional;

/** What the server says to a peer. */
public sealed interface ServerMessage {

  /** {@code challenge}: prove your key over this nonce to enter a room. */
  record Challenge(String nonce) implements ServerMessage {}

  /** {@code room_info}: you are in; these members were there already. */
  record RoomView(RoomId roomId, Member self, List<Member> others) implements ServerMessage {}

  /** {@code ice_servers}: use these from now on, what you were told before expires. */
  record Servers(RoomId roomId, Member self) implements ServerMessage {}

  /** {@code peer_joined}, {@code peer_left}, or what another member sent. */
  record Happening(RoomId roomId, RoomEvent event) implements ServerMessage {}

  /** {@code ping}: answer, or be dropped for silence. */
  record Ping(RoomId roomId) implements ServerMessage {}

  /** {@code pong}: the id and payload of the ping that it answers. */
  record Pong(Optional<String> id, JsonNode payload) implements ServerMessage {}

  /** {@code error}: what was wrong with what you sent. */
  record Problem(Refusal refusal) implements ServerMessage {}
}
