package io.patternmesh.local.training;

import io.patternmesh.local.Failure;
import io.patternmesh.local.place.Layout;
import io.patternmesh.local.place.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * The folder of a service that is ready to run with {@code java @java.options -jar
 * quarkus-run.jar}, started in it.
 *
 * @param name the service's
 * @param folder where it is
 * @param authored its options as the project keeps them
 */
record PackedService(String name, Path folder, Path authored) {

  /**
   * A cache that is not moved in memory stays the file's own pages, which processes share and the
   * system may drop; one that is moved becomes 40 MB of a process's own.
   */
  private static final List<String> WITH_CACHE =
      List.of(
          "-XX:AOTCache=" + Layout.CACHE,
          "-XX:+UnlockDiagnosticVMOptions",
          "-XX:ArchiveRelocationMode=0");

  /** All three. */
  static List<PackedService> of(Project project) {
    return List.of(
        of(project, "signaling-service", project.signalingJar()),
        of(project, "pattern-registry", project.registryJar()),
        of(project, "peer-agent", project.agentJar()));
  }

  private static PackedService of(Project project, String name, Path jar) {
    Path authored = project.root().resolve("deploy/options").resolve(name + ".options");
    return new PackedService(name, jar.getParent(), authored);
  }

  /** Gives it its options and takes away what an earlier training left. */
  void prepare() {
    try {
      Files.deleteIfExists(cache());
      Files.copy(authored, options(), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(folder + " cannot be prepared for training", e);
    }
  }

  /**
   * Has it start with the cache from now on.
   *
   * @throws Failure when training left none
   */
  void useCache(String log) {
    if (!Files.isRegularFile(cache())) {
      throw new Failure(
          name + ": training ended without " + cache(), List.of("Its log may say why: " + log));
    }
    try {
      Files.write(options(), WITH_CACHE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(options() + " cannot be written", e);
    }
  }

  long cacheBytes() {
    try {
      return Files.size(cache());
    } catch (IOException e) {
      throw new UncheckedIOException(cache() + " cannot be read", e);
    }
  }

  private Path cache() {
    return folder.resolve(Layout.CACHE);
  }

  private Path options() {
    return folder.resolve(Layout.OPTIONS);
  }
}
