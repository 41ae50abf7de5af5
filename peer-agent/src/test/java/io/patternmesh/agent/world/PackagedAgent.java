package io.patternmesh.agent.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The agent as it is packaged, in a process of its own. */
public final class PackagedAgent {

  public static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

  private PackagedAgent() {}

  /**
   * Ends at once, with one line and no more.
   *
   * @param through the command that starts it; empty for none
   * @param output the file to write what it says to
   * @param settings its properties
   * @param said parts of its one line
   */
  public static void refuses(
      List<String> through, Path output, Map<String, String> settings, String... said)
      throws Exception {
    List<String> command = new ArrayList<>(through);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.add("-Dquarkus.banner.enabled=false");
    command.add("-Dquarkus.log.level=ERROR");
    command.addAll(List.of("-jar", JAR.toAbsolutePath().toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
      assertThat(process.exitValue()).isEqualTo(1);
    } finally {
      process.destroyForcibly();
    }
    assertThat(Files.readString(output, StandardCharsets.UTF_8).strip())
        .startsWith("peer-agent cannot start: ")
        .contains(said)
        .hasLineCount(1);
  }
}
