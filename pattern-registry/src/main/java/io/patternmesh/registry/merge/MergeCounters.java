package io.patternmesh.registry.merge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** Counts outcomes, and why what was refused was refused, and times the batches. */
@Singleton
final class MergeCounters {

  private static final String REVISIONS = "patternmesh.registry.merge.revisions";
  private static final String USAGES = "patternmesh.registry.merge.usages";
  private static final String REFUSED = "patternmesh.registry.merge.refused";
  private static final List<String> REVISION_OUTCOMES =
      List.of("applied", "stale", "duplicate", "conflict", "rejected", "head-moved");
  private static final List<String> USAGE_OUTCOMES = List.of("applied", "unchanged", "rejected");
  private static final List<String> RESULTS = List.of("merged", "failed");

  /** What the rules of a merge name; anything else must not become a tag. */
  private static final List<String> FIELDS =
      List.of("signature", "updatedAt", "version", "clock", "usage");

  private static final String OTHER = "other";

  private final MeterRegistry meters;

  MergeCounters(MeterRegistry meters) {
    this.meters = meters;
    // Present at zero, so that a dashboard can tell "none" from "not measured".
    REVISION_OUTCOMES.forEach(outcome -> counter(REVISIONS, "outcome", outcome));
    USAGE_OUTCOMES.forEach(outcome -> counter(USAGES, "outcome", outcome));
    Stream.concat(FIELDS.stream(), Stream.of(OTHER))
        .forEach(field -> counter(REFUSED, "reason", field));
    RESULTS.forEach(this::timer);
  }

  /** The same, with how long it took. */
  <T> Uni<T> timed(Uni<T> merge) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Timer.Sample sample = Timer.start(meters);
              return merge
                  .onItemOrFailure()
                  .invoke(
                      (merged, failure) ->
                          sample.stop(timer(RESULTS.get(failure == null ? 0 : 1))));
            });
  }

  void count(MergeView merged) {
    merged
        .outcomes()
        .forEach(
            item -> {
              counter(REVISIONS, "outcome", item.outcome()).increment();
              item.reason().ifPresent(this::refused);
            });
    merged
        .usages()
        .forEach(
            item -> {
              counter(USAGES, "outcome", item.outcome()).increment();
              item.reason().ifPresent(this::refused);
            });
  }

  /** A reason begins with the field that was wrong. */
  private void refused(String reason) {
    String field = reason.split(":", 2)[0];
    counter(REFUSED, "reason", FIELDS.contains(field) ? field : OTHER).increment();
  }

  private Counter counter(String name, String tag, String value) {
    return meters.counter(name, tag, value);
  }

  private Timer timer(String result) {
    return meters.timer("patternmesh.registry.merge.duration", "result", result);
  }
}
