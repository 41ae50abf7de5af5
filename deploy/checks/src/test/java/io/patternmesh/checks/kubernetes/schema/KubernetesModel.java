package io.patternmesh.checks.kubernetes.schema;

import io.patternmesh.checks.kubernetes.manifest.Manifest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which class of the Kubernetes client describes an object, by the version and kind it names. */
final class KubernetesModel {

  private KubernetesModel() {}

  /** The class; none when no such API serves such a kind. */
  static Optional<Class<?>> of(Manifest manifest) {
    String[] parts = manifest.apiVersion().split("/");
    String group = parts.length == 1 ? "core" : parts[0].split("\\.")[0];
    String version = capital(parts[parts.length - 1]);
    return load("apis." + capital(group) + version + "Api")
        .filter(api -> creates(api, manifest))
        .filter(api -> parts.length == 1 || isGroup(parts[0]))
        .flatMap(api -> load("models." + version + manifest.kind()));
  }

  /** An object of a namespace is made by a method that says so. */
  private static boolean creates(Class<?> api, Manifest manifest) {
    return Arrays.stream(api.getMethods())
        .anyMatch(
            method ->
                method.getName().equals("create" + manifest.kind())
                    || method.getName().equals("createNamespaced" + manifest.kind()));
  }

  /** The first word of a group finds its API; the rest of it has one of two forms. */
  private static boolean isGroup(String group) {
    return !group.contains(".") || group.endsWith(".k8s.io");
  }

  private static Optional<Class<?>> load(String name) {
    try {
      return Optional.of(Class.forName("io.kubernetes.client.openapi." + name));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  private static String capital(String word) {
    return word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
