package io.patternmesh.checks.kubernetes.manifest;

import io.patternmesh.checks.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A folder that {@code kubectl apply -k} takes.
 *
 * @param path from the project's root, for instance {@code k8s/base}
 */
public record Kustomization(String path) {

  private static final Map<String, List<Manifest>> RENDERED = new ConcurrentHashMap<>();

  /** All that the project has, in {@code k8s} and below; components are no such folders. */
  public static List<Kustomization> all() {
    try (Stream<Path> files = Files.walk(Checkout.at("k8s"))) {
      return files
          .filter(file -> file.getFileName().toString().equals("kustomization.yaml"))
          .filter(file -> Manifests.parse(read(file)).get(0).kind().equals("Kustomization"))
          .map(file -> new Kustomization(relative(file.getParent())))
          .sorted((one, other) -> one.path.compareTo(other.path))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The objects that it makes; each call gives copies. */
  public List<Manifest> render() {
    return RENDERED
        .computeIfAbsent(path, folder -> Manifests.parse(Kubectl.kustomize(Checkout.at(folder))))
        .stream()
        .map(Manifest::copy)
        .toList();
  }

  /** The one object of this kind and name. */
  public Manifest object(String kind, String name) {
    return render().stream()
        .filter(manifest -> manifest.kind().equals(kind) && manifest.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(path + " makes no " + kind + " " + name));
  }

  private static String relative(Path folder) {
    return Checkout.at("").toAbsolutePath().relativize(folder.toAbsolutePath()).toString();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return path;
  }
}
