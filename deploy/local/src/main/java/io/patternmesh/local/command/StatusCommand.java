package io.patternmesh.local.command;

import io.patternmesh.local.http.LocalHttp;
import io.patternmesh.local.member.Team;
import io.patternmesh.local.memory.MemoryTable;
import io.patternmesh.local.memory.ResidentMemory;
import io.patternmesh.local.place.Project;
import io.patternmesh.local.process.Fleet;
import io.patternmesh.local.process.Launch;
import io.patternmesh.local.process.PidFile;
import io.patternmesh.local.screen.TeamTable;
import io.patternmesh.local.screen.Terminal;
import io.patternmesh.local.service.Launches;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Shows once what runs, who is connected, and what memory it takes. */
@Command(
    name = "status",
    description = "Show what runs, and its memory. Exit code 1 when nothing does.")
final class StatusCommand implements Callable<Integer> {

  @ParentCommand private MeshCommand mesh;

  @Override
  public Integer call() {
    Project shown =
        mesh.stages().stream()
            .filter(stage -> !memory(stage, team(stage)).isEmpty())
            .findFirst()
            .orElse(mesh.project());
    return show(shown, team(shown), mesh.terminal());
  }

  /** Prints the tables; 0 when something runs, 1 when nothing does. */
  static int show(Project project, Team team, Terminal terminal) {
    Map<String, ResidentMemory> memory = memory(project, team);
    if (memory.isEmpty()) {
      terminal.line("Nothing is running. ./mesh up starts it.");
      return 1;
    }
    new TeamTable(team, new LocalHttp()).lines().forEach(terminal::line);
    terminal.line("");
    MemoryTable.lines(memory).forEach(terminal::line);
    return 0;
  }

  private Team team(Project stage) {
    return Team.of(stage, mesh.ports(), Map.of());
  }

  private static Map<String, ResidentMemory> memory(Project project, Team team) {
    Map<String, ResidentMemory> memory = new LinkedHashMap<>();
    Path folder = Fleet.runFolder(project);
    for (Launch launch : Launches.direct(project, team).all()) {
      PidFile.of(folder, launch.name())
          .living()
          .map(process -> ResidentMemory.of(process.pid(), launch.database()))
          .ifPresent(resident -> memory.put(launch.name(), resident));
    }
    return memory;
  }
}
