package io.patternmesh.checks.kubernetes.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.patternmesh.checks.kubernetes.manifest.Container;
import io.patternmesh.checks.kubernetes.manifest.Workload;
import java.util.List;
import java.util.stream.StreamSupport;

/** What a pod with a peer agent in it needs besides. */
final class Sidecars {

  private static final List<String> ORDER = List.of("pattern-registry", "peer-agent");

  private Sidecars() {}

  /** The registry, then the agent, then whatever else the pod starts with. */
  static boolean startInOrder(Workload workload, Container container) {
    if (!ORDER.contains(container.name())) {
      return true;
    }
    List<String> names = workload.containers().stream().map(Container::name).toList();
    return container.role() == Container.Role.SIDECAR
        && names.indexOf(container.name()) == ORDER.indexOf(container.name());
  }

  /**
   * Key and library stay as closed as they were made: nobody else mounts their volume, and on a
   * claim the kubelet opens the top folder only, once.
   */
  static boolean keepStatePrivate(Workload workload, Container container) {
    boolean mounts =
        container
            .list("volumeMounts")
            .anyMatch(mount -> mount.path("name").asText().equals("patternmesh"));
    if (!ORDER.contains(container.name())) {
      return !mounts;
    }
    return mounts && (isOfThePod(workload.pod()) || isOnAClaim(workload));
  }

  private static boolean isOfThePod(JsonNode pod) {
    return elements(pod.path("volumes")).stream()
        .anyMatch(
            volume -> volume.path("name").asText().equals("patternmesh") && volume.has("emptyDir"));
  }

  private static boolean isOnAClaim(Workload workload) {
    JsonNode security = workload.pod().path("securityContext");
    return security.path("fsGroup").asLong() > 0
        && security.path("fsGroupChangePolicy").asText().equals("OnRootMismatch")
        && elements(workload.manifest().at("/spec/volumeClaimTemplates")).stream()
            .anyMatch(claim -> claim.at("/metadata/name").asText().equals("patternmesh"));
  }

  private static List<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).toList();
  }
}
