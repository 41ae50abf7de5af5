package io.patternmesh.checks.kubernetes.policy;

import io.patternmesh.checks.kubernetes.manifest.Container;
import io.patternmesh.checks.kubernetes.manifest.Workload;
import java.util.Set;

/**
 * Who is asked what: a container that goes on for ever whether it lives, one with a port whether it
 * has started and takes work, a sidecar whether it has started. A sidecar is not asked whether it
 * takes work, for its answer would count for the whole pod.
 */
final class Probes {

  private static final Set<String> END_BY_THEMSELVES = Set.of("Job", "CronJob");

  private Probes() {}

  static boolean fitTheRole(Workload workload, Container container) {
    boolean started = container.json().has("startupProbe");
    boolean lives = container.json().has("livenessProbe");
    boolean ready = container.json().has("readinessProbe");
    return switch (container.role()) {
      case INIT -> true;
      case SIDECAR -> started && lives && !ready;
      case APPLICATION ->
          END_BY_THEMSELVES.contains(workload.manifest().kind())
              || lives && (started && ready || !container.json().has("ports"));
    };
  }
}
