package io.patternmesh.local.command;

import io.patternmesh.local.Failure;
import io.patternmesh.local.place.Project;
import io.patternmesh.local.port.FreePorts;
import io.patternmesh.local.process.Launch;
import io.patternmesh.local.process.Leftovers;
import io.patternmesh.local.screen.Terminal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What has to be so before anything is started. */
final class Startup {

  private Startup() {}

  /** Ends what an earlier launcher left behind when it was killed. */
  static void endLeftovers(Leftovers leftovers, Terminal terminal) {
    List<String> names = leftovers.names();
    if (!names.isEmpty()) {
      terminal.line("Ending what an earlier run left behind: " + String.join(", ", names));
      leftovers.end().forEach(remark -> terminal.line("  " + remark));
    }
  }

  /**
   * @throws Failure when a jar is missing or a port is taken
   */
  static void check(Project project, List<Launch> launches) {
    List<Path> missing =
        Stream.of(project.signalingJar(), project.registryJar(), project.agentJar())
            .filter(jar -> !Files.exists(jar))
            .toList();
    if (!missing.isEmpty()) {
      throw new Failure(
          "not built: " + missing.stream().map(project::shown).toList() + " missing",
          List.of("Build it with: ./mvnw -DskipTests package"));
    }
    FreePorts.check(launches);
  }
}
