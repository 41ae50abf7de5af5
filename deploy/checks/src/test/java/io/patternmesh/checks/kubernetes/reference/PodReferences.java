package io.patternmesh.checks.kubernetes.reference;

import com.fasterxml.jackson.databind.JsonNode;
import io.patternmesh.checks.Checkout;
import io.patternmesh.checks.kubernetes.manifest.Container;
import io.patternmesh.checks.kubernetes.manifest.Manifest;
import io.patternmesh.checks.kubernetes.manifest.Workload;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a pod names: volumes, ports, configuration, its account. */
final class PodReferences {

  private PodReferences() {}

  static Stream<String> of(Cluster cluster, Manifest manifest) {
    Workload workload = new Workload(manifest);
    return Stream.of(
            ownPods(manifest),
            account(cluster, workload),
            volumes(workload),
            workload.containers().stream().flatMap(PodReferences::probes),
            workload.containers().stream().flatMap(each -> sources(cluster, manifest, each)))
        .flatMap(problems -> problems);
  }

  private static Stream<String> ownPods(Manifest manifest) {
    JsonNode wanted = manifest.at("/spec/selector/matchLabels");
    JsonNode labels = manifest.at("/spec/template/metadata/labels");
    return wanted.properties().stream()
        .filter(label -> !label.getValue().equals(labels.path(label.getKey())))
        .map(label -> "its own pods lack the label " + label);
  }

  private static Stream<String> account(Cluster cluster, Workload workload) {
    String name = workload.pod().path("serviceAccountName").asText();
    String namespace = workload.manifest().namespace();
    return name.isEmpty() || cluster.find(namespace, "ServiceAccount", name).isPresent()
        ? Stream.empty()
        : Stream.of("no service account " + name);
  }

  private static Stream<String> volumes(Workload workload) {
    Set<String> offered =
        Stream.concat(
                elements(workload.pod().path("volumes")).map(volume -> volume.path("name")),
                elements(workload.manifest().at("/spec/volumeClaimTemplates"))
                    .map(claim -> claim.at("/metadata/name")))
            .map(JsonNode::asText)
            .collect(Collectors.toSet());
    Set<String> mounted =
        workload.containers().stream()
            .flatMap(container -> container.list("volumeMounts"))
            .map(mount -> mount.path("name").asText())
            .collect(Collectors.toSet());
    return Stream.concat(
        mounted.stream().filter(name -> !offered.contains(name)).map(name -> "no volume " + name),
        offered.stream()
            .filter(name -> !mounted.contains(name))
            .map(name -> "nobody mounts the volume " + name));
  }

  private static Stream<String> probes(Container container) {
    return Stream.of("startupProbe", "livenessProbe", "readinessProbe")
        .map(probe -> container.json().path(probe))
        .flatMap(probe -> Stream.of(probe.at("/httpGet/port"), probe.at("/tcpSocket/port")))
        .filter(port -> !port.isMissingNode())
        .filter(port -> container.port(port.asText()).isEmpty())
        .map(port -> container.name() + " probes a port that it has not: " + port);
  }

  private static Stream<String> sources(Cluster cluster, Manifest manifest, Container container) {
    Stream<JsonNode> each =
        container.variables().stream().map(variable -> variable.path("valueFrom"));
    return Stream.concat(each, container.list("envFrom"))
        .flatMap(source -> source.properties().stream())
        .filter(source -> !source.getValue().path("optional").asBoolean())
        .flatMap(
            source ->
                switch (source.getKey()) {
                  case "configMapRef", "configMapKeyRef" ->
                      missing(cluster, manifest.namespace(), source.getValue());
                  case "secretRef", "secretKeyRef" -> unexplained(source.getValue());
                  default -> Stream.empty();
                });
  }

  private static Stream<String> missing(Cluster cluster, String namespace, JsonNode source) {
    String name = source.path("name").asText();
    return cluster
            .find(namespace, "ConfigMap", name)
            .filter(map -> !source.has("key") || map.at("/data").has(source.path("key").asText()))
            .isPresent()
        ? Stream.empty()
        : Stream.of("no ConfigMap like " + source);
  }

  /** Secrets are made by hand; without being told how, nobody can. */
  private static Stream<String> unexplained(JsonNode source) {
    String command = "create secret generic " + source.path("name").asText();
    return Checkout.text("k8s/README.md").contains(command)
        ? Stream.empty()
        : Stream.of("k8s/README.md lacks: " + command);
  }

  private static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
