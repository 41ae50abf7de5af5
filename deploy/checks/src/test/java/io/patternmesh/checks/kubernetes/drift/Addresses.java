package io.patternmesh.checks.kubernetes.drift;

import com.fasterxml.jackson.databind.JsonNode;
import io.patternmesh.checks.Checkout;
import io.patternmesh.checks.configuration.Service;
import io.patternmesh.checks.kubernetes.manifest.Kustomization;
import io.patternmesh.checks.kubernetes.manifest.Manifest;
import io.patternmesh.checks.kubernetes.manifest.Workload;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Addresses by which the parts find one another. */
final class Addresses {

  private static final Pattern LOOPBACK = Pattern.compile("127\\.0\\.0\\.1:(\\d+)");
  private static final Pattern ENDPOINT = Pattern.compile("@WebSocket\\(path = \"([^\"]+)\"");
  private static final String ENDPOINT_SOURCE =
      "signaling-service/src/main/java/io/patternmesh/signaling/socket/SignalingEndpoint.java";

  private Addresses() {}

  /** Agents to signaling and to their registry, applications to their agent, members to TURN. */
  static Stream<String> lead(List<Manifest> applied) {
    return Stream.of(signaling(applied), agents(applied), registry(applied), turn(applied))
        .flatMap(problems -> problems);
  }

  private static Stream<String> signaling(List<Manifest> applied) {
    Manifest service = new Kustomization("k8s/base").object("Service", "signaling");
    String expected =
        "ws://%s.%s.svc.cluster.local:%d"
            .formatted(
                service.name(), service.namespace(), service.at("/spec/ports/0/port").asInt());
    return told(applied, "PATTERNMESH_SIGNALING_URL", expected);
  }

  private static Stream<String> registry(List<Manifest> applied) {
    String port = Service.REGISTRY.property("quarkus.http.port").orElseThrow();
    String standard = Settings.byDefault(Service.AGENT, "patternmesh.registry.url").orElseThrow();
    return standard.equals("http://127.0.0.1:" + port)
        ? Stream.empty()
        : Stream.of("the agent looks for its registry at " + standard);
  }

  private static Stream<String> told(List<Manifest> applied, String variable, String expected) {
    return ServiceContainer.in(applied)
        .filter(container -> container.service() == Service.AGENT)
        .filter(container -> !container.value(variable).equals(expected))
        .map(container -> container + ": " + variable + "=" + expected + " expected");
  }

  /** What scripts call on loopback is the agent. */
  private static Stream<String> agents(List<Manifest> applied) {
    String port = Service.AGENT.property("quarkus.http.port").orElseThrow();
    return Workload.of(applied).stream()
        .flatMap(workload -> workload.containers().stream())
        .flatMap(container -> container.list("args"))
        .flatMap(text -> LOOPBACK.matcher(text.asText()).results())
        .map(MatchResult::group)
        .filter(address -> !address.equals("127.0.0.1:" + port))
        .map(address -> address + " is not the agent, which is on " + port);
  }

  private static Stream<String> turn(List<Manifest> applied) {
    List<String> open =
        applied.stream()
            .filter(manifest -> manifest.kind().equals("Service") && manifest.name().equals("turn"))
            .flatMap(service -> elements(service.at("/spec/ports")))
            .map(port -> port.path("port").asText() + "/" + port.path("protocol").asText())
            .toList();
    return applied.stream()
        .filter(manifest -> manifest.kind().equals("ConfigMap"))
        .flatMap(map -> Stream.of(map.at("/data/urls").asText().split(",")))
        .filter(url -> !url.isEmpty())
        .filter(
            url ->
                open.stream()
                    .noneMatch(
                        port -> url.endsWith(":" + port.toLowerCase().replace("/", "?transport="))))
        .map(url -> url + " is no port of the service, which has " + open);
  }

  /** The Ingress passes on the path at which the WebSocket is. */
  static Stream<String> ofTheWebSocket(List<Manifest> applied) {
    String path =
        ENDPOINT
            .matcher(Checkout.text(ENDPOINT_SOURCE))
            .results()
            .map(found -> found.group(1))
            .findFirst()
            .orElseThrow();
    return applied.stream()
        .filter(manifest -> manifest.kind().equals("Ingress"))
        .map(ingress -> ingress.at("/spec/rules/0/http/paths/0/path").asText())
        .filter(passed -> !passed.equals(path))
        .map(passed -> "the WebSocket is at " + path + ", not at " + passed);
  }

  /** The topic that agents send to by default. */
  static Stream<String> ofTheTopic(List<Manifest> applied) {
    String topic = Settings.byDefault(Service.AGENT, "patternmesh.sync-events.topic").orElseThrow();
    return applied.stream()
        .filter(manifest -> manifest.kind().equals("KafkaTopic"))
        .map(manifest -> manifest.at("/spec/topicName").asText())
        .filter(name -> !name.equals(topic))
        .map(name -> "topic " + topic + " expected, got " + name);
  }

  private static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
