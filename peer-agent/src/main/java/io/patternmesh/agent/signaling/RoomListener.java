package io.patternmesh.agent.signaling;

import io.patternmesh.agent.channel.SignalingState;

/** Hears of the room; always on the loop. */
public interface RoomListener {

  /** One message of the server. */
  void received(RoomMessage message);

  /** The agent stands differently with the server. */
  void signaling(SignalingState state);
}
