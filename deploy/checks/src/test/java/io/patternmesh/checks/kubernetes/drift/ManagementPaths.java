package io.patternmesh.checks.kubernetes.drift;

import com.fasterxml.jackson.databind.JsonNode;
import io.patternmesh.checks.configuration.Service;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the management port serves, and where. */
final class ManagementPaths {

  private static final Map<String, String> PROBES =
      Map.of("startupProbe", "started", "livenessProbe", "live", "readinessProbe", "ready");

  private ManagementPaths() {}

  static Stream<String> differ(ServiceContainer container) {
    Service service = container.service();
    if (!service.property("quarkus.management.enabled").orElse("").equals("true")) {
      return Stream.of("the service has no management port");
    }
    String health = below(service, "quarkus.smallrye-health.root-path", "health");
    Stream<String> probes =
        PROBES.entrySet().stream()
            .filter(probe -> container.container().json().has(probe.getKey()))
            .flatMap(
                probe ->
                    problem(container, probe.getKey(), health + "/" + probe.getValue()).stream());
    return Stream.concat(probes, metrics(container));
  }

  private static Optional<String> problem(ServiceContainer container, String probe, String path) {
    JsonNode asked = container.container().json().at("/" + probe + "/httpGet");
    int port =
        container.container().port(asked.path("port").asText()).stream().findFirst().orElse(0);
    return asked.path("path").asText().equals(path)
            && port == container.number("quarkus.management.port")
        ? Optional.empty()
        : Optional.of(probe + ": " + path + " on the management port expected");
  }

  private static Stream<String> metrics(ServiceContainer container) {
    JsonNode annotations = container.workload().template().at("/metadata/annotations");
    if (!annotations.has("prometheus.io/scrape")) {
      return Stream.empty();
    }
    String path =
        below(container.service(), "quarkus.micrometer.export.prometheus.path", "metrics");
    return annotations.path("prometheus.io/path").asText().equals(path)
            && annotations.path("prometheus.io/port").asInt()
                == container.number("quarkus.management.port")
        ? Stream.empty()
        : Stream.of("prometheus.io: " + path + " on the management port expected");
  }

  /** A path is below the port's root, unless it begins at the root itself. */
  private static String below(Service service, String property, String standard) {
    String root = service.property("quarkus.management.root-path").orElse("/q");
    String path = service.property(property).orElse(standard);
    return path.startsWith("/") ? path : root + "/" + path;
  }
}
