package io.patternmesh.checks.kubernetes.reference;

import com.fasterxml.jackson.databind.JsonNode;
import io.patternmesh.checks.kubernetes.manifest.Container;
import io.patternmesh.checks.kubernetes.manifest.Manifest;
import io.patternmesh.checks.kubernetes.manifest.Workload;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Objects that are applied together. */
record Cluster(List<Manifest> objects) {

  /** The object of this kind and name in a namespace. */
  Optional<Manifest> find(String namespace, String kind, String name) {
    return objects.stream()
        .filter(
            manifest ->
                manifest.namespace().equals(namespace)
                    && manifest.kind().equals(kind)
                    && manifest.name().equals(name))
        .findFirst();
  }

  /** What makes pods with all of these labels in a namespace. */
  List<Workload> selected(String namespace, JsonNode labels) {
    return Workload.of(objects).stream()
        .filter(workload -> workload.manifest().namespace().equals(namespace))
        .filter(workload -> carries(workload.template().at("/metadata/labels"), labels))
        .toList();
  }

  /** Whether a pod has a port of this name or number. */
  static boolean hasPort(Workload workload, JsonNode port) {
    return workload.containers().stream()
        .flatMap(container -> ports(container))
        .anyMatch(open -> open.path(port.isTextual() ? "name" : "containerPort").equals(port));
  }

  private static Stream<JsonNode> ports(Container container) {
    return container.list("ports");
  }

  private static boolean carries(JsonNode labels, JsonNode wanted) {
    return wanted.properties().stream()
        .allMatch(label -> label.getValue().equals(labels.path(label.getKey())));
  }
}
