package io.patternmesh.agent.channel;

import io.patternmesh.model.identity.PeerId;

/** Something changed in the room or on the way to one of its peers. */
public sealed interface MeshEvent {

  /** The signaling connection went from one state to another. */
  record SignalingChanged(SignalingState state) implements MeshEvent {}

  /** A peer is in the room. */
  record PeerSeen(RemotePeer peer) implements MeshEvent {}

  /** A peer left the room; an open channel to it may live on. */
  record PeerGone(PeerId peer, String reason) implements MeshEvent {}

  /** A channel to the peer opened. */
  record PeerConnected(RemotePeer peer) implements MeshEvent {}

  /**
   * An attempt at a channel came to nothing.
   *
   * @param reached how far the connection had come
   */
  record AttemptFailed(PeerId peer, ConnectionState reached, String reason) implements MeshEvent {}

  /** The channel to the peer ended. */
  record PeerDisconnected(PeerId peer, String reason) implements MeshEvent {}

  /** Something that claimed to come from this peer was turned away; nothing was connected. */
  record PeerRefused(PeerId peer, String reason) implements MeshEvent {}
}
