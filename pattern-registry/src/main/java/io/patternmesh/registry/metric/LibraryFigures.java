package io.patternmesh.registry.metric;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.patternmesh.registry.signal.Commits;
import io.patternmesh.registry.store.LibraryCounts;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jboss.logging.Logger;

/**
 * How large the library is. Counting costs a pass over its tables, so it is done every 15 s at
 * most, and only after something was merged; between, gauges show the last figures.
 */
@Singleton
final class LibraryFigures {

  private static final Logger LOG = Logger.getLogger(LibraryFigures.class);
  private static final Duration PERIOD = Duration.ofSeconds(15);

  private final LibraryCounts counts;
  private final Commits commits;
  private final MeterRegistry meters;
  private volatile Optional<Figures> latest = Optional.empty();
  private Cancellable reading = () -> {};

  private record Figures(
      long sequence, long patterns, long tombstones, long revisions, long conflicts, long bytes) {}

  LibraryFigures(LibraryCounts counts, Commits commits, MeterRegistry meters) {
    this.counts = counts;
    this.commits = commits;
    this.meters = meters;
  }

  void start(@Observes StartupEvent started) {
    Gauge.builder("patternmesh.registry.sequence", commits, Commits::latest).register(meters);
    gauge("patternmesh.registry.patterns", Figures::patterns).register(meters);
    gauge("patternmesh.registry.tombstones", Figures::tombstones).register(meters);
    gauge("patternmesh.registry.revisions", Figures::revisions).register(meters);
    gauge("patternmesh.conflicts.open", Figures::conflicts).register(meters);
    gauge("patternmesh.registry.database", Figures::bytes)
        .baseUnit(BaseUnits.BYTES)
        .register(meters);
    reading =
        Multi.createFrom()
            .ticks()
            .every(PERIOD)
            .onOverflow()
            .drop()
            .onItem()
            .transformToUniAndConcatenate(tick -> read())
            .subscribe()
            .with(read -> {}, failure -> LOG.error("the library is no longer counted", failure));
  }

  void stop(@Observes ShutdownEvent stopping) {
    reading.cancel();
  }

  private Gauge.Builder<?> gauge(String name, ToLongFunction<Figures> figure) {
    return Gauge.builder(
        name, () -> latest.<Number>map(figures -> figure.applyAsLong(figures)).orElse(Double.NaN));
  }

  private Uni<Void> read() {
    long now = commits.latest();
    if (latest.filter(figures -> figures.sequence() == now).isPresent()) {
      return Uni.createFrom().voidItem();
    }
    return Uni.combine()
        .all()
        .unis(
            counts.patterns(),
            counts.tombstones(),
            counts.revisions(),
            counts.openConflicts(),
            counts.bytes())
        .with(
            (patterns, tombstones, revisions, conflicts, bytes) ->
                new Figures(now, patterns, tombstones, revisions, conflicts, bytes))
        .invoke(figures -> latest = Optional.of(figures))
        .onFailure()
        .invoke(failure -> LOG.debugf("the library was not counted: %s", failure.getMessage()))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }
}
