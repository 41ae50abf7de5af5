package io.patternmesh.checks.kubernetes.drift;

import io.patternmesh.checks.configuration.Service;
import java.util.Map;
import java.util.stream.Stream;

/** Folders that services are told to use, and the volumes that are there. */
final class Folders {

  private static final Map<Service, String> STATE =
      Map.of(
          Service.AGENT, "PATTERNMESH_PEER_DATA_DIR",
          Service.REGISTRY, "PATTERNMESH_REGISTRY_DATA_DIR");
  private static final String IMPORTS = "PATTERNMESH_IMPORTS_FOLDERS";

  private Folders() {}

  static Stream<String> areNoVolume(ServiceContainer container) {
    String variable = STATE.getOrDefault(container.service(), "");
    return Stream.of(
            variable.isEmpty() ? Stream.<String>empty() : state(container, variable),
            imports(container),
            isMounted(container, "/tmp")
                ? Stream.<String>empty()
                : Stream.of("no volume at /tmp, where programs are unpacked"))
        .flatMap(problems -> problems);
  }

  /** Below the volume and not the volume itself, which the kubelet opens to its group. */
  private static Stream<String> state(ServiceContainer container, String variable) {
    String folder = container.value(variable);
    return container.mounts("patternmesh").stream()
            .anyMatch(mount -> folder.startsWith(mount + "/"))
        ? Stream.empty()
        : Stream.of(variable + "=" + folder + " is not below the volume");
  }

  private static Stream<String> imports(ServiceContainer container) {
    String folder = container.value(IMPORTS);
    return folder.isEmpty() || isMounted(container, folder)
        ? Stream.empty()
        : Stream.of(IMPORTS + "=" + folder + " is no mounted volume");
  }

  private static boolean isMounted(ServiceContainer container, String path) {
    return container
        .container()
        .list("volumeMounts")
        .anyMatch(mount -> mount.path("mountPath").asText().equals(path));
  }
}
