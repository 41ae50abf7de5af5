package io.patternmesh.agent.mesh;

import io.patternmesh.agent.channel.ConnectionState;
import io.patternmesh.agent.channel.DataChannelState;
import io.patternmesh.agent.channel.PeerChannel;
import io.patternmesh.agent.channel.PeerState;
import io.patternmesh.agent.channel.RemotePeer;
import io.patternmesh.agent.session.Session;
import java.util.Optional;

/** What a link last showed of itself; written on the loop, read anywhere. */
final class LinkView {

  private record Shown(PeerState state, Optional<PeerChannel> channel) {}

  private volatile Optional<Shown> shown = Optional.empty();

  /**
   * @param session the open one, or else the attempt at one
   * @param last how the connection stands when there is neither
   */
  void show(
      RemotePeer remote,
      boolean present,
      Optional<Session> session,
      ConnectionState last,
      Optional<String> error,
      boolean disconnectedByUser) {
    PeerState state =
        new PeerState(
            remote,
            present,
            session.map(Session::connectionState).orElse(last),
            session.map(Session::channelState).orElse(DataChannelState.CLOSED),
            error,
            disconnectedByUser,
            Optional.empty());
    shown = Optional.of(new Shown(state, session.flatMap(Session::channel)));
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
