package io.patternmesh.local.training;

import io.patternmesh.local.Failure;
import io.patternmesh.local.place.Layout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether the JVM can use a service's cache, which it would else just leave aside: another JDK, or
 * a jar with another time, is enough for that.
 *
 * @param folder the service's
 */
public record CacheCheck(Path folder) {

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();

  private static final List<String> COMMAND =
      List.of(JAVA, "@" + Layout.OPTIONS, "-XX:AOTMode=on", "-cp", Layout.JAR, "-version");

  /**
   * @throws Failure with what the JVM says against it
   */
  public void run() {
    try {
      Process java =
          new ProcessBuilder(COMMAND).directory(folder.toFile()).redirectErrorStream(true).start();
      String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (java.waitFor() != 0) {
        throw new Failure(folder.resolve(Layout.CACHE) + " cannot be used", said.lines().toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(JAVA + " cannot be started", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("interrupted");
    }
  }
}
