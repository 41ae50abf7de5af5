package io.patternmesh.local.command;

import io.patternmesh.local.Failure;
import io.patternmesh.local.http.LocalHttp;
import io.patternmesh.local.member.Team;
import io.patternmesh.local.place.Folders;
import io.patternmesh.local.place.Layout;
import io.patternmesh.local.place.Ports;
import io.patternmesh.local.place.Project;
import io.patternmesh.local.port.FreePorts;
import io.patternmesh.local.process.Claim;
import io.patternmesh.local.process.Fleet;
import io.patternmesh.local.process.Leftovers;
import io.patternmesh.local.screen.Terminal;
import io.patternmesh.local.service.Launches;
import io.patternmesh.local.training.Packaging;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Trains the built services, so that they start fast. */
@Command(
    name = "package",
    description = "Make folders of the services that start fast. Exit code 1 when one does not.")
final class PackageCommand implements Callable<Integer> {

  private static final int APART = 1_000;
  private static final int LAST_OFFSET = 50_000;

  @ParentCommand private MeshCommand mesh;

  /** The training's own state, wiped at each start. */
  static Project stage(Project project) {
    return project.withState(project.state().resolve("package")).withLayout(Layout.AOT);
  }

  @Override
  public Integer call() {
    Project project = mesh.project();
    Optional<Claim> claim = Claim.on(Fleet.runFolder(project));
    if (claim.isEmpty()) {
      throw new Failure(
          "a mesh is running; stop it with ./mesh down, then call ./mesh package again");
    }
    try {
      train(project, mesh.terminal());
      return 0;
    } finally {
      claim.get().close();
    }
  }

  private void train(Project project, Terminal terminal) {
    for (Project each : mesh.stages()) {
      Launches possible = Launches.direct(each, Team.of(each, mesh.ports(), Map.of()));
      Startup.endLeftovers(new Leftovers(Fleet.runFolder(each), possible.all()), terminal);
    }
    Project stage = stage(project);
    Launches launches = onFreePorts(stage);
    Folders.wipe(stage.state());
    Startup.check(launches);
    LocalHttp http = new LocalHttp();
    Fleet fleet = new Fleet(stage, terminal, http);
    Curtain curtain = new Curtain(fleet, terminal);
    Thread hook = new Thread(curtain::fall, "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      new Packaging(launches, fleet, http, terminal).run(curtain::fall);
    } finally {
      curtain.fall();
    }
    Runtime.getRuntime().removeShutdownHook(hook);
  }

  /** Nobody needs to know where training listens, so that no other program has to make room. */
  private Launches onFreePorts(Project stage) {
    return IntStream.iterate(
            mesh.ports().offset(), offset -> offset <= LAST_OFFSET, offset -> offset + APART)
        .mapToObj(offset -> launches(stage, new Ports(offset)))
        .filter(PackageCommand::isFree)
        .findFirst()
        .orElseGet(() -> launches(stage, mesh.ports()));
  }

  private static Launches launches(Project stage, Ports ports) {
    Map<String, List<Path>> nothing =
        Map.of("alice", List.of(), "bob", List.of(), "charlie", List.of());
    return Launches.direct(stage, Team.of(stage, ports, nothing));
  }

  private static boolean isFree(Launches launches) {
    return launches.all().stream()
        .flatMap(launch -> launch.ports().stream())
        .allMatch(FreePorts::isFree);
  }
}
