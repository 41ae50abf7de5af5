package io.patternmesh.agent.session;

import io.patternmesh.agent.channel.ChannelClosedException;
import io.patternmesh.agent.channel.ConnectionState;
import io.patternmesh.agent.channel.DataChannelState;
import io.patternmesh.agent.connection.ConnectionObserver;
import io.patternmesh.agent.ice.Candidate;
import io.patternmesh.agent.ice.CandidatePair;
import io.patternmesh.agent.ice.Gathering;
import io.patternmesh.agent.ice.IceError;
import io.patternmesh.agent.pipe.Inbox;
import io.patternmesh.agent.pipe.Wire;
import io.patternmesh.agent.sdp.Fingerprint;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the network's threads come in: messages go straight to the inbox, everything else to the
 * loop.
 */
final class Ear implements ConnectionObserver {

  private final Session session;
  private final Inbox inbox;
  private final Meter meter;
  private final Limits limits;
  private final Gathering gathering;

  Ear(Session session, Inbox inbox, Meter meter, Limits limits, Gathering gathering) {
    this.session = session;
    this.inbox = inbox;
    this.meter = meter;
    this.limits = limits;
    this.gathering = gathering;
  }

  @Override
  public void candidate(Candidate candidate, Optional<String> server) {
    session.found(candidate);
    session.later(() -> gathering.found(server));
  }

  @Override
  public void iceError(IceError error) {
    session.later(() -> gathering.failed(error));
  }

  @Override
  public void gathered() {
    session.later(() -> gathering.complete().ifPresent(session::failed));
  }

  @Override
  public void path(CandidatePair pair) {
    meter.path(pair);
  }

  @Override
  public void connection(ConnectionState state) {
    session.connection(state);
  }

  @Override
  public void dataChannel(DataChannelState state) {
    session.dataChannel(state);
  }

  @Override
  public void opened(Wire wire, Fingerprint certificate) {
    session.opened(wire, certificate);
  }

  @Override
  public void message(byte[] message) {
    meter.received(message.length);
    if (!inbox.offer(message)) {
      String reason =
          "more than "
              + limits.inboundBuffer()
              + " received bytes wait for their reader; it must keep up, or the peer must be given"
              + " less credit";
      inbox.fail(new ChannelClosedException(session.remote().id(), reason));
      session.failed(reason);
    }
  }

  @Override
  public void roundTrip(Duration roundTrip) {
    meter.roundTrip(roundTrip);
  }

  @Override
  public void failed(String reason) {
    session.failed(reason);
  }
}
