package io.patternmesh.checks.kubernetes.manifest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** The program that users have; no cluster is needed for what it is asked here. */
public final class Kubectl {

  private Kubectl() {}

  /**
   * What {@code kubectl kustomize} makes of a folder.
   *
   * @throws AssertionError with its own words, when it refuses
   */
  public static String kustomize(Path folder) {
    try {
      Process process = new ProcessBuilder("kubectl", "kustomize", folder.toString()).start();
      CompletableFuture<String> complaints =
          CompletableFuture.supplyAsync(() -> text(process.getErrorStream()));
      String rendered = text(process.getInputStream());
      int status = process.waitFor();
      if (status != 0 || !complaints.join().isBlank()) {
        throw new AssertionError(
            "kubectl kustomize " + folder + " (exit code " + status + "): " + complaints.join());
      }
      return rendered;
    } catch (IOException e) {
      throw new UncheckedIOException("kubectl 1.27 or newer must be on the path", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String text(java.io.InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
