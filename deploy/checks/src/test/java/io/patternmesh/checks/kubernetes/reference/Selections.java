package io.patternmesh.checks.kubernetes.reference;

import com.fasterxml.jackson.databind.JsonNode;
import io.patternmesh.checks.kubernetes.manifest.Manifest;
import io.patternmesh.checks.kubernetes.manifest.Workload;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Objects that choose pods by their labels, and the ports that they expect there. */
final class Selections {

  private Selections() {}

  static Stream<String> ofService(Cluster cluster, Manifest service) {
    List<Workload> pods = cluster.selected(service.namespace(), service.at("/spec/selector"));
    Stream<String> closed =
        elements(service.at("/spec/ports"))
            .map(port -> port.path("targetPort"))
            .filter(port -> pods.stream().noneMatch(pod -> Cluster.hasPort(pod, port)))
            .map(port -> "no selected pod has the target port " + port);
    return Stream.concat(nobody(pods), closed);
  }

  static Stream<String> ofIngress(Cluster cluster, Manifest ingress) {
    return elements(ingress.at("/spec/rules"))
        .flatMap(rule -> elements(rule.at("/http/paths")))
        .map(path -> path.at("/backend/service"))
        .filter(
            backend ->
                cluster
                    .find(ingress.namespace(), "Service", backend.path("name").asText())
                    .filter(service -> offers(service, backend.path("port")))
                    .isEmpty())
        .map(backend -> "no service with this name and port: " + backend);
  }

  static Stream<String> ofBudget(Cluster cluster, Manifest budget) {
    return nobody(cluster.selected(budget.namespace(), budget.at("/spec/selector/matchLabels")));
  }

  static Stream<String> ofNetworkPolicy(Cluster cluster, Manifest policy) {
    JsonNode labels = policy.at("/spec/podSelector/matchLabels");
    List<Workload> pods = cluster.selected(policy.namespace(), labels);
    Stream<String> closed =
        elements(policy.at("/spec/ingress"))
            .flatMap(rule -> elements(rule.path("ports")))
            .map(port -> port.path("port"))
            .filter(port -> pods.stream().noneMatch(pod -> Cluster.hasPort(pod, port)))
            .map(port -> "no selected pod has the port " + port);
    return Stream.concat(nobody(pods), closed);
  }

  private static Stream<String> nobody(List<Workload> pods) {
    return pods.isEmpty() ? Stream.of("selects no pod") : Stream.empty();
  }

  private static boolean offers(Manifest service, JsonNode port) {
    return elements(service.at("/spec/ports"))
        .anyMatch(
            offered ->
                port.has("name")
                    ? offered.path("name").equals(port.path("name"))
                    : offered.path("port").equals(port.path("number")));
  }

  private static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
