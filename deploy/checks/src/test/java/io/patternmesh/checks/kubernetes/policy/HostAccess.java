package io.patternmesh.checks.kubernetes.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.patternmesh.checks.kubernetes.manifest.Container;
import io.patternmesh.checks.kubernetes.manifest.Workload;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A pod has nothing of its node: no namespace, no path, no port. */
final class HostAccess {

  private HostAccess() {}

  static boolean isNone(Workload workload, Container container) {
    JsonNode pod = workload.pod();
    return Stream.of("hostNetwork", "hostPID", "hostIPC")
            .noneMatch(name -> pod.path(name).asBoolean())
        && StreamSupport.stream(pod.path("volumes").spliterator(), false)
            .noneMatch(volume -> volume.has("hostPath"))
        && container.list("ports").noneMatch(port -> port.has("hostPort"));
  }
}
