package io.patternmesh.local.command;

import io.patternmesh.local.Failure;
import io.patternmesh.local.http.LocalHttp;
import io.patternmesh.local.member.Team;
import io.patternmesh.local.place.Project;
import io.patternmesh.local.process.Claim;
import io.patternmesh.local.process.Fleet;
import io.patternmesh.local.process.Leftovers;
import io.patternmesh.local.screen.Amounts;
import io.patternmesh.local.screen.Terminal;
import io.patternmesh.local.service.Launches;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Starts signaling and three members, and shows them until Ctrl-C. */
@Command(name = "up", description = "Start everything and show it. Ctrl-C stops it.")
final class UpCommand implements Callable<Integer> {

  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  @ParentCommand private MeshCommand mesh;

  @Option(
      names = "--import",
      paramLabel = "NAME=FOLDER",
      description = "Test files that alice, bob or charlie starts with; may be repeated.")
  private List<String> imports = List.of();

  @Option(
      names = "--native",
      description = "Run agents as native images, which ./mesh native builds.")
  private boolean nativeAgents;

  @Override
  public Integer call() {
    Project project = mesh.project();
    Terminal terminal = mesh.terminal();
    Team team = Team.of(project, mesh.ports(), chosenFolders());
    Optional<Claim> claim = Claim.on(Fleet.runFolder(project));
    if (claim.isEmpty()) {
      terminal.line("The mesh is running already. ./mesh down stops it.");
      return StatusCommand.show(project, team, terminal);
    }
    Fleet fleet = new Fleet(project, terminal, new LocalHttp());
    Curtain curtain = new Curtain(fleet, terminal);
    Runtime.getRuntime().addShutdownHook(new Thread(curtain::fall, "stop"));
    try {
      return run(project, team, fleet, terminal);
    } finally {
      curtain.fall();
      claim.get().close();
    }
  }

  private Integer run(Project project, Team team, Fleet fleet, Terminal terminal) {
    Launches launches = Startup.asked(Launches.direct(project, team), nativeAgents);
    Startup.endLeftovers(new Leftovers(Fleet.runFolder(project), launches.all()), terminal);
    Startup.check(launches);
    terminal.line("Starting signaling, three registries and three agents");
    long start = System.nanoTime();
    fleet.startAll(launches.all(), START_LIMIT);
    terminal.line("All ready after " + Amounts.time(Duration.ofNanos(System.nanoTime() - start)));
    new UpScreen(team, fleet, terminal).showUntilClosed();
    return 0;
  }

  private Map<String, List<Path>> chosenFolders() {
    Map<String, List<Path>> chosen = new LinkedHashMap<>();
    for (String each : imports) {
      int equals = each.indexOf('=');
      if (equals < 1) {
        throw new Failure("--import " + each + ": NAME=FOLDER expected, such as alice=../my-tests");
      }
      chosen
          .computeIfAbsent(each.substring(0, equals), name -> new ArrayList<>())
          .add(Path.of(each.substring(equals + 1)));
    }
    return chosen;
  }
}
