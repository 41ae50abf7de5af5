package io.patternmesh.checks.kubernetes.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An object that makes pods. */
public record Workload(Manifest manifest) {

  private static final Set<String> KINDS =
      Set.of("Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Job", "Pod", "CronJob");

  /** All of these objects that make pods. */
  public static List<Workload> of(List<Manifest> manifests) {
    return manifests.stream()
        .filter(manifest -> KINDS.contains(manifest.kind()))
        .map(Workload::new)
        .toList();
  }

  /** The pod that it makes: metadata and spec. */
  public JsonNode template() {
    return switch (manifest.kind()) {
      case "Pod" -> manifest.json();
      case "CronJob" -> manifest.at("/spec/jobTemplate/spec/template");
      default -> manifest.at("/spec/template");
    };
  }

  /** The pod's spec. */
  public JsonNode pod() {
    return template().path("spec");
  }

  /** Init containers, in the order of their start, then the containers. */
  public List<Container> containers() {
    return Stream.concat(
            stream("initContainers")
                .map(
                    json ->
                        new Container(
                            json,
                            json.path("restartPolicy").asText().equals("Always")
                                ? Container.Role.SIDECAR
                                : Container.Role.INIT)),
            stream("containers").map(json -> new Container(json, Container.Role.APPLICATION)))
        .toList();
  }

  /** The container of this name. */
  public Optional<Container> container(String name) {
    return containers().stream().filter(container -> container.name().equals(name)).findFirst();
  }

  private Stream<JsonNode> stream(String list) {
    return StreamSupport.stream(pod().path(list).spliterator(), false);
  }

  @Override
  public String toString() {
    return manifest.toString();
  }
}
