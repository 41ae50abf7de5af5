package io.patternmesh.agent.signaling;

import io.patternmesh.agent.channel.RemotePeer;
import io.patternmesh.agent.ice.IceServers;
import io.patternmesh.model.identity.PeerId;
import java.util.List;

/** What the server tells this peer. */
public sealed interface RoomMessage {

  /** This peer is in the room. */
  record Joined(List<RemotePeer> peers, List<Dubious> dubious, IceServers iceServers)
      implements RoomMessage {}

  /** Servers to use from now on, in place of those that were named before. */
  record ServersNamed(IceServers iceServers) implements RoomMessage {}

  /** Another peer came, or came back. */
  record PeerJoined(RemotePeer peer) implements RoomMessage {}

  /** Another peer left. */
  record PeerLeft(PeerId peer, String reason) implements RoomMessage {}

  /** The server relays something that it says is from this peer. */
  record FromPeer(PeerId from, PeerMessage message) implements RoomMessage {}

  /** Something about, or said to be from, this peer that is not usable. */
  record Dubious(PeerId peer, String reason) implements RoomMessage {}

  /** The server could not do what it was asked. */
  record ServerError(String code, String message) implements RoomMessage {}
}
