package io.patternmesh.agent.connection;

import io.patternmesh.agent.channel.ConnectionState;
import io.patternmesh.agent.channel.DataChannelState;
import io.patternmesh.agent.ice.Candidate;
import io.patternmesh.agent.ice.CandidatePair;
import io.patternmesh.agent.ice.IceError;
import io.patternmesh.agent.pipe.Wire;
import io.patternmesh.agent.sdp.Fingerprint;
import java.time.Duration;
import java.util.Optional;

/** Hears of a connection. Called on the network's threads: keep what was given, return at once. */
public interface ConnectionObserver {

  /**
   * A way to this side was found; the other side has to hear of it.
   *
   * @param server the STUN or TURN server that gave it, in the network's spelling
   */
  void candidate(Candidate candidate, Optional<String> server);

  /** A STUN or TURN server gave no way to this side. */
  void iceError(IceError error);

  /** Every way to this side was found. */
  void gathered();

  /** The connection is in another state. */
  void connection(ConnectionState state);

  /** The data channel is in another state; {@code OPEN} is told by {@link #opened}. */
  void dataChannel(DataChannelState state);

  /**
   * The data channel is open.
   *
   * @param wire to write to
   * @param certificate what the other side in fact showed in DTLS
   */
  void opened(Wire wire, Fingerprint certificate);

  /** A message came; the array is the receiver's own. May come before {@link #opened}. */
  void message(byte[] message);

  /** The round trip was measured. */
  void roundTrip(Duration roundTrip);

  /** Which kinds of address are in use; may change while the connection lives. */
  void path(CandidatePair pair);

  /** The connection cannot go on; to be closed. */
  void failed(String reason);
}
