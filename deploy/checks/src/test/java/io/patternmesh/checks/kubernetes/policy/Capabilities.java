package io.patternmesh.checks.kubernetes.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.patternmesh.checks.kubernetes.manifest.Container;
import io.patternmesh.checks.kubernetes.manifest.Workload;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** All are dropped; the restricted standard lets one be added again. */
final class Capabilities {

  private static final Set<String> MAY_BE_ADDED = Set.of("NET_BIND_SERVICE");

  private Capabilities() {}

  static boolean areDropped(Workload workload, Container container) {
    JsonNode capabilities = container.json().path("securityContext").path("capabilities");
    return words(capabilities.path("drop")).contains("ALL")
        && MAY_BE_ADDED.containsAll(words(capabilities.path("add")));
  }

  private static List<String> words(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
