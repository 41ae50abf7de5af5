package io.patternmesh.agent.mesh;

import io.patternmesh.agent.channel.ConnectionState;
import io.patternmesh.agent.channel.DataChannelState;
import io.patternmesh.agent.channel.PeerChannel;
import io.patternmesh.agent.channel.PeerState;
import io.patternmesh.agent.channel.RemotePeer;
import java.util.Optional;

/** What a link last showed of itself; written on the loop, read anywhere. */
final class LinkView {

  private record Shown(PeerState state, Optional<PeerChannel> channel) {}

  private volatile Optional<Shown> shown = Optional.empty();

  void show(
      RemotePeer remote,
      boolean present,
      ConnectionState connection,
      DataChannelState dataChannel,
      Optional<String> error,
      boolean disconnectedByUser,
      Optional<PeerChannel> channel) {
    PeerState state =
        new PeerState(
            remote,
            present,
            connection,
            dataChannel,
            error,
            disconnectedByUser,
            channel.map(PeerChannel::stats));
    shown = Optional.of(new Shown(state, channel));
  }

  /** The channel that is open. */
  Optional<PeerChannel> channel() {
    return shown.flatMap(Shown::channel);
  }

  /** How the link stands, with the channel's latest figures. */
  PeerState state() {
    Shown last = shown.orElseThrow();
    PeerState state = last.state();
    return new PeerState(
        state.peer(),
        state.present(),
        state.connection(),
        state.dataChannel(),
        state.error(),
        state.disconnectedByUser(),
        last.channel().map(PeerChannel::stats));
  }
}
