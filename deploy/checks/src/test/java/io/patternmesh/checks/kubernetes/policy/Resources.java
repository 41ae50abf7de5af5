package io.patternmesh.checks.kubernetes.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubernetes.client.custom.Quantity;
import io.patternmesh.checks.kubernetes.manifest.Container;
import io.patternmesh.checks.kubernetes.manifest.Workload;
import java.math.BigDecimal;
import java.util.stream.Stream;

/** Processor and memory: something is asked for, and no more than a limit above it is taken. */
final class Resources {

  private Resources() {}

  static boolean areBounded(Workload workload, Container container) {
    JsonNode resources = container.json().path("resources");
    return Stream.of("cpu", "memory")
        .allMatch(
            name ->
                amount(resources, "requests", name).signum() > 0
                    && amount(resources, "limits", name)
                            .compareTo(amount(resources, "requests", name))
                        >= 0);
  }

  private static BigDecimal amount(JsonNode resources, String kind, String name) {
    JsonNode amount = resources.path(kind).path(name);
    return amount.isMissingNode()
        ? BigDecimal.ZERO
        : Quantity.fromString(amount.asText()).getNumber();
  }
}
