package io.patternmesh.agent.syncevent;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.patternmesh.agent.library.LibraryFeed;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** How far the library is told, and what went wrong on the way. */
@ApplicationScoped
public class Progress {

  private static final Logger LOG = Logger.getLogger(Progress.class);
  private static final String PREFIX = "patternmesh.sync_events.";

  private final LibraryFeed library;
  private final Counter published;
  private final Counter failures;
  private final Counter contentOmitted;
  private final Counter skipped;
  private final Counter dropped;
  private final AtomicReference<Optional<String>> error = new AtomicReference<>(Optional.empty());
  private volatile long told = -1;
  private volatile boolean connected;

  Progress(LibraryFeed library, MeterRegistry meters) {
    this.library = library;
    published = meters.counter(PREFIX + "published");
    failures = meters.counter(PREFIX + "failures");
    contentOmitted = meters.counter(PREFIX + "content_omitted");
    skipped = meters.counter(PREFIX + "skipped");
    dropped = meters.counter(PREFIX + "dropped");
    meters.gauge(PREFIX + "lag", this, progress -> progress.lag().orElse(0));
  }

  /** Makes the metrics stand there at zero from the start, with Kafka or without. */
  void begin(@Observes StartupEvent started) {}

  /** Kafka was found, or took an event. */
  void connected() {
    connected = true;
    error
        .getAndSet(Optional.empty())
        .ifPresent(gone -> LOG.infof("sync events flow again, after: %s", gone));
  }

  void published() {
    published.increment();
    connected();
  }

  /** Everything up to this change is dealt with. */
  void told(long sequence) {
    told = sequence;
  }

  /** A try failed; it will be repeated. Each reason is logged once. */
  void failed(Throwable failure) {
    failures.increment();
    connected = false;
    Optional<String> reason = Optional.of(String.valueOf(failure.getMessage()));
    if (!error.getAndSet(reason).equals(reason)) {
      LOG.warnf("sync events wait: %s", reason.get());
    }
  }

  void contentOmitted(String id) {
    contentOmitted.increment();
    LOG.infof("sync event %s is told without its content, which is too large for the topic", id);
  }

  void skipped(String id, Throwable failure) {
    skipped.increment();
    LOG.warnf("sync event %s is skipped: %s", id, failure.getMessage());
  }

  /** So many events found no room to wait; told once for each outage. */
  void dropped(int events, boolean first) {
    dropped.increment(events);
    if (first) {
      LOG.warn(
          "sync events: peer and sync events are dropped, too many wait; those of patterns are"
              + " not");
    }
  }

  boolean isConnected() {
    return connected;
  }

  Optional<String> lastError() {
    return error.get();
  }

  /** How many changes are not dealt with yet; empty while that is not known. */
  OptionalLong lag() {
    OptionalLong latest = library.sequence();
    return told < 0 || latest.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(0, latest.getAsLong() - told));
  }
}
