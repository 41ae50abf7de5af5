package io.patternmesh.registry.store;

import io.patternmesh.model.usage.UsageCounter;

/**
 * A usage counter in short.
 *
 * @param total uses by all peers
 * @param mark the counter's fingerprint, 16 hexadecimal digits
 */
public record UsageSummary(long total, String mark) {

  public static final UsageSummary NONE = of(UsageCounter.ZERO);

  public static UsageSummary of(UsageCounter counter) {
    return new UsageSummary(counter.total(), String.format("%016x", counter.fingerprint()));
  }
}
