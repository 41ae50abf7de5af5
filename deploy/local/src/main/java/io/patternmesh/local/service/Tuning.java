package io.patternmesh.local.service;

import io.patternmesh.local.place.Layout;
import java.util.List;

/**
 * Options of the services' processes that depend on what they are started for.
 *
 * @param all of every service
 * @param agents of agents besides
 */
public record Tuning(List<String> all, List<String> agents) {

  /** The quick compiler alone takes two thirds of the processor time until all are ready. */
  public static final Tuning QUICK_START =
      new Tuning(List.of("-XX:TieredStopAtLevel=1"), List.of());

  public Tuning {
    all = List.copyOf(all);
    agents = List.copyOf(agents);
  }

  /** As members run them day by day, with the full compiler. */
  public static Tuning asUsual(List<String> agents) {
    return new Tuning(List.of(), agents);
  }

  /** With a JVM that watches, and keeps what it learned in a cache as it stops. */
  public static Tuning asRecorded() {
    return new Tuning(List.of("-XX:AOTCacheOutput=" + Layout.CACHE), List.of());
  }
}
