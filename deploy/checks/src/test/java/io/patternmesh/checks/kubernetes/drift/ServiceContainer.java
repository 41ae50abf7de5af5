package io.patternmesh.checks.kubernetes.drift;

import com.fasterxml.jackson.databind.JsonNode;
import io.patternmesh.checks.configuration.Service;
import io.patternmesh.checks.kubernetes.manifest.Container;
import io.patternmesh.checks.kubernetes.manifest.Manifest;
import io.patternmesh.checks.kubernetes.manifest.Workload;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A container that runs a service of the project. */
record ServiceContainer(
    List<Manifest> applied, Workload workload, Container container, Service service) {

  static final String IMAGES = "ghcr.io/patternmesh/";

  /** All of them, by what their images are called. */
  static Stream<ServiceContainer> in(List<Manifest> applied) {
    return Workload.of(applied).stream()
        .flatMap(
            workload ->
                workload.containers().stream()
                    .flatMap(
                        container ->
                            service(container)
                                .map(
                                    service ->
                                        new ServiceContainer(applied, workload, container, service))
                                .stream()));
  }

  private static Optional<Service> service(Container container) {
    return Arrays.stream(Service.values())
        .filter(service -> container.image().startsWith(IMAGES + service.folder() + ":"))
        .findFirst();
  }

  /** The number that a property of the service has, for instance {@code quarkus.http.port}. */
  int number(String property) {
    return Integer.parseInt(service.property(property).orElseThrow());
  }

  /** The names of all variables that the container is given, wherever they come from. */
  List<String> variables() {
    return Stream.concat(
            container.variables().stream().map(variable -> variable.path("name").asText()),
            container.list("envFrom").flatMap(this::named))
        .toList();
  }

  /** The value of a variable, from the container or a ConfigMap; the later ConfigMap wins. */
  String value(String variable) {
    String own = container.variable(variable);
    return own.isEmpty()
        ? container
            .list("envFrom")
            .flatMap(source -> map(source).stream())
            .map(map -> map.at("/data").path(variable).asText())
            .reduce("", (earlier, later) -> later.isEmpty() ? earlier : later)
        : own;
  }

  /** Where the container sees a volume. */
  List<String> mounts(String volume) {
    return container
        .list("volumeMounts")
        .filter(mount -> mount.path("name").asText().equals(volume))
        .map(mount -> mount.path("mountPath").asText())
        .toList();
  }

  private Stream<String> named(JsonNode source) {
    return map(source).stream()
        .flatMap(map -> map.at("/data").properties().stream())
        .map(entry -> entry.getKey());
  }

  private Optional<Manifest> map(JsonNode source) {
    String name = source.at("/configMapRef/name").asText();
    return applied.stream()
        .filter(manifest -> manifest.kind().equals("ConfigMap") && manifest.name().equals(name))
        .findFirst();
  }

  @Override
  public String toString() {
    return workload + ", container " + container.name();
  }
}
