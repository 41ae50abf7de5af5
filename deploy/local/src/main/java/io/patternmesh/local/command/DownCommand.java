package io.patternmesh.local.command;

import io.patternmesh.local.member.Team;
import io.patternmesh.local.place.Project;
import io.patternmesh.local.process.Claim;
import io.patternmesh.local.process.Fleet;
import io.patternmesh.local.process.Leftovers;
import io.patternmesh.local.process.ProcessId;
import io.patternmesh.local.screen.Terminal;
import io.patternmesh.local.service.Launches;
import io.patternmesh.local.wait.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Stops what {@code up}, {@code demo} or {@code bench} started, and nothing else. */
@Command(name = "down", description = "Stop what up, demo or bench started.")
final class DownCommand implements Callable<Integer> {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @ParentCommand private MeshCommand mesh;

  @Override
  public Integer call() {
    Project project = mesh.project();
    Terminal terminal = mesh.terminal();
    Optional<ProcessId> launcher = Claim.holder(Fleet.runFolder(project)).living();
    launcher.ifPresent(process -> endLauncher(process, terminal));
    List<String> ended = new ArrayList<>();
    for (Project each : mesh.stages()) {
      Leftovers left = leftovers(each);
      ended.addAll(left.names());
      left.end().forEach(remark -> terminal.line("  " + remark));
    }
    if (launcher.isEmpty() && ended.isEmpty()) {
      terminal.line("Nothing was running.");
    } else {
      terminal.line("Stopped" + (ended.isEmpty() ? "." : ": " + String.join(", ", ended)));
    }
    return 0;
  }

  /** Its launcher knows best how to stop a mesh; what it leaves is ended afterwards. */
  private static void endLauncher(ProcessId launcher, Terminal terminal) {
    terminal.line("Stopping the mesh of pid " + launcher.pid() + " (up to 30 s) ...");
    launcher.handle().ifPresent(ProcessHandle::destroy);
    Deadline.in(LIMIT)
        .every(Duration.ofMillis(50))
        .await(
            "the end of the launcher, pid " + launcher.pid(),
            () -> launcher.alive() ? Optional.of("it still runs") : Optional.empty());
  }

  private Leftovers leftovers(Project project) {
    Team team = Team.of(project, mesh.ports(), Map.of());
    return new Leftovers(Fleet.runFolder(project), Launches.direct(project, team).all());
  }
}
