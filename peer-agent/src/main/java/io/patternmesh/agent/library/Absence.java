package io.patternmesh.agent.library;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Tells people once that the registry is away, and once that it is back, however often it is tried
 * in between; each try is told at level debug.
 */
final class Absence {

  private static final Logger LOG = Logger.getLogger(Absence.class);

  private final Clock clock;
  private Optional<Instant> since = Optional.empty();

  Absence(Clock clock) {
    this.clock = clock;
  }

  /** Takes note of a try that failed. */
  synchronized void failed(Throwable failure) {
    if (since.isPresent()) {
      LOG.debugf("the registry is still away: %s", failure.getMessage());
      return;
    }
    since = Optional.of(clock.instant());
    LOG.infof("the registry is away and tried again until it answers: %s", failure.getMessage());
  }

  /** Takes note of an answer. */
  synchronized void answered() {
    since.ifPresent(
        gone ->
            LOG.infof(
                "the registry is back after %d s",
                Duration.between(gone, clock.instant()).toSeconds()));
    since = Optional.empty();
  }
}
