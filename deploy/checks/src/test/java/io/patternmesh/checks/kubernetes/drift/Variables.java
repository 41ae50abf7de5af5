package io.patternmesh.checks.kubernetes.drift;

import java.util.Set;
import java.util.stream.Stream;

/** Environment variables; one that sets nothing is ignored without a word. */
final class Variables {

  /** What is read by the parts that services are made of: Quarkus, Kafka's client, the JVM. */
  private static final Set<String> OF_THE_PARTS =
      Set.of(
          "QUARKUS_MANAGEMENT_HOST",
          "QUARKUS_LOG_CATEGORY__IO_PATTERNMESH__LEVEL",
          "KAFKA_BOOTSTRAP_SERVERS",
          "JAVA_TOOL_OPTIONS");

  private Variables() {}

  static Stream<String> areUnknown(ServiceContainer container) {
    return container.variables().stream()
        .filter(name -> !OF_THE_PARTS.contains(name) && !container.service().knows(name))
        .map(name -> name + " sets nothing");
  }
}
