package io.patternmesh.registry.merge;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** Counts outcomes, and why what was refused was refused. */
@Singleton
final class MergeCounters {

  private final MeterRegistry meters;

  MergeCounters(MeterRegistry meters) {
    this.meters = meters;
  }

  void count(MergeView merged) {
    merged
        .outcomes()
        .forEach(
            item -> {
              count("patternmesh.registry.merge.revisions", "outcome", item.outcome());
              item.reason().ifPresent(this::refused);
            });
    merged
        .usages()
        .forEach(
            item -> {
              count("patternmesh.registry.merge.usages", "outcome", item.outcome());
              item.reason().ifPresent(this::refused);
            });
  }

  /** A reason begins with the field that was wrong. */
  private void refused(String reason) {
    count("patternmesh.registry.merge.refused", "reason", reason.split(":", 2)[0]);
  }

  private void count(String name, String tag, String value) {
    meters.counter(name, tag, value).increment();
  }
}
