package io.patternmesh.checks.kubernetes.drift;

import io.patternmesh.checks.configuration.Service;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where services listen, and how long they take to stop. */
final class Ports {

  private static final String HTTP = "quarkus.http.port";
  private static final String MANAGEMENT = "quarkus.management.port";

  private Ports() {}

  /** Signaling is called by others and has both ports open; the rest are asked how they are. */
  static Stream<String> differ(ServiceContainer container) {
    Set<Integer> expected =
        container.service() == Service.SIGNALING
            ? Set.of(container.number(HTTP), container.number(MANAGEMENT))
            : Set.of(container.number(MANAGEMENT));
    Set<Integer> open =
        container
            .container()
            .list("ports")
            .map(port -> port.path("containerPort").asInt())
            .collect(Collectors.toSet());
    return open.equals(expected)
        ? Stream.empty()
        : Stream.of("ports " + expected + " expected, got " + open);
  }

  /** Agent and registry ask nobody who they are; only their own pod may reach them. */
  static Stream<String> leaveLoopback(ServiceContainer container) {
    String host = container.value("QUARKUS_HTTP_HOST");
    boolean moved = !host.isEmpty() && !host.equals("127.0.0.1");
    boolean open =
        !container.service().property("quarkus.http.host").orElse("").equals("127.0.0.1");
    return container.service() != Service.SIGNALING && (moved || open)
        ? Stream.of("listens elsewhere than on loopback")
        : Stream.empty();
  }

  /** Sockets are closed within the grace that the service itself gives them. */
  static Stream<String> endTooSoon(ServiceContainer container) {
    if (container.service() != Service.SIGNALING) {
      return Stream.empty();
    }
    long seconds = container.workload().pod().path("terminationGracePeriodSeconds").asLong(30);
    Duration closing = Settings.duration(Service.SIGNALING, "patternmesh.signaling.close-grace");
    return seconds >= 3 * closing.toSeconds()
        ? Stream.empty()
        : Stream.of(seconds + " s to end; closing alone may take " + closing);
  }
}
