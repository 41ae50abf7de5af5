package io.patternmesh.agent.session;

import io.patternmesh.agent.ice.CandidatePair;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** What the network's threads count, for anyone to read. */
final class Meter {

  private final AtomicLong received = new AtomicLong();
  private volatile Optional<Duration> roundTrip = Optional.empty();
  private volatile Optional<CandidatePair> path = Optional.empty();

  void path(CandidatePair used) {
    path = Optional.of(used);
  }

  Optional<CandidatePair> path() {
    return path;
  }

  void received(int bytes) {
    received.addAndGet(bytes);
  }

  void roundTrip(Duration measured) {
    roundTrip = Optional.of(measured);
  }

  long received() {
    return received.get();
  }

  Optional<Duration> roundTrip() {
    return roundTrip;
  }
}
