package io.patternmesh.checks.kubernetes.reference;

import io.patternmesh.checks.kubernetes.manifest.Manifest;
import java.util.List;
import java.util.stream.Stream;

/**
 * Names by which objects mean one another; the API server accepts every name, and nothing works.
 */
final class References {

  private References() {}

  /** What means nothing, of all objects that are applied together. */
  static List<String> broken(List<Manifest> applied) {
    Cluster cluster = new Cluster(applied);
    return applied.stream()
        .flatMap(manifest -> problems(cluster, manifest).map(problem -> manifest + ": " + problem))
        .toList();
  }

  private static Stream<String> problems(Cluster cluster, Manifest manifest) {
    return switch (manifest.kind()) {
      case "Service" -> Selections.ofService(cluster, manifest);
      case "Ingress" -> Selections.ofIngress(cluster, manifest);
      case "PodDisruptionBudget" -> Selections.ofBudget(cluster, manifest);
      case "NetworkPolicy" -> Selections.ofNetworkPolicy(cluster, manifest);
      case "Deployment", "StatefulSet", "DaemonSet", "Job" -> PodReferences.of(cluster, manifest);
      default -> Stream.empty();
    };
  }
}
