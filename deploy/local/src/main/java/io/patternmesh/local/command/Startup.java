package io.patternmesh.local.command;

import io.patternmesh.local.Failure;
import io.patternmesh.local.place.Project;
import io.patternmesh.local.port.FreePorts;
import io.patternmesh.local.process.Leftovers;
import io.patternmesh.local.screen.Terminal;
import io.patternmesh.local.service.AgentProgram;
import io.patternmesh.local.service.Launches;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What has to be so before anything is started. */
final class Startup {

  private static final String JARS = "./mvnw -DskipTests package";

  private Startup() {}

  /** Ends what an earlier launcher left behind when it was killed. */
  static void endLeftovers(Leftovers leftovers, Terminal terminal) {
    List<String> names = leftovers.names();
    if (!names.isEmpty()) {
      terminal.line("Ending what an earlier run left behind: " + String.join(", ", names));
      leftovers.end().forEach(remark -> terminal.line("  " + remark));
    }
  }

  /** With native agents when they were asked for. */
  static Launches asked(Launches launches, boolean nativeAgents) {
    return nativeAgents ? launches.with(AgentProgram.nativeImage(launches.project())) : launches;
  }

  /**
   * @throws Failure when something is not built or a port is taken
   */
  static void check(Launches launches) {
    Project project = launches.project();
    AgentProgram agent = launches.program();
    checkBuilt(project, project.signalingJar(), JARS);
    checkBuilt(project, project.registryJar(), JARS);
    checkBuilt(project, agent.file(), agent.remedy());
    FreePorts.check(launches.all());
  }

  private static void checkBuilt(Project project, Path file, String remedy) {
    if (!Files.exists(file)) {
      throw new Failure(
          "not built: " + project.shown(file) + " is missing", List.of("Build it with: " + remedy));
    }
  }
}
