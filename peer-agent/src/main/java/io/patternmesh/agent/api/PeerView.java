package io.patternmesh.agent.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.patternmesh.agent.channel.ChannelStats;
import io.patternmesh.agent.channel.ConnectionState;
import io.patternmesh.agent.channel.DataChannelState;
import io.patternmesh.agent.channel.PeerState;
import io.patternmesh.agent.ice.CandidatePair;
import java.time.Duration;
import java.util.Optional;

/**
 * A peer, in the words of the React hooks.
 *
 * @param present whether it is in the room
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PeerView(
    String id,
    String name,
    boolean present,
    ConnectionState connectionState,
    DataChannelState dataChannelState,
    Optional<String> error,
    boolean disconnectedByUser,
    Optional<Stats> stats) {

  /**
   * @param latency round trip, in milliseconds
   * @param candidatePair the kinds of address in use; a relayed connection has {@code relay}
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Stats(
      Optional<Long> latency,
      Optional<CandidatePair> candidatePair,
      long bytesReceived,
      long bytesSent) {

    static Stats of(ChannelStats stats) {
      return new Stats(
          stats.roundTrip().map(Duration::toMillis),
          stats.path(),
          stats.bytesReceived(),
          stats.bytesSent());
    }
  }

  static PeerView of(PeerState state) {
    return new PeerView(
        state.peer().id().value(),
        state.peer().name(),
        state.present(),
        state.connection(),
        state.dataChannel(),
        state.error(),
        state.disconnectedByUser(),
        state.stats().map(Stats::of));
  }
}
