package io.patternmesh.agent.channel;

import java.util.Optional;

/**
 * What is known of one peer of the room.
 *
 * @param peer who it is
 * @param present whether the signaling server last said that it is in the room
 * @param connection the connection in use, or the attempt at one
 * @param dataChannel its data channel
 * @param error why there is no channel, or what last went wrong; empty once a channel is open
 * @param disconnectedByUser whether the user wants no connection to it
 * @param stats of the open channel
 */
public record PeerState(
    RemotePeer peer,
    boolean present,
    ConnectionState connection,
    DataChannelState dataChannel,
    Optional<String> error,
    boolean disconnectedByUser,
    Optional<ChannelStats> stats) {}
