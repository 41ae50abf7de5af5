package io.patternmesh.local.command;

import io.patternmesh.local.Failure;
import io.patternmesh.local.bench.Bench;
import io.patternmesh.local.member.Team;
import io.patternmesh.local.place.Folders;
import io.patternmesh.local.place.Project;
import io.patternmesh.local.process.Claim;
import io.patternmesh.local.process.Fleet;
import io.patternmesh.local.process.Leftovers;
import io.patternmesh.local.screen.Terminal;
import io.patternmesh.local.service.Launches;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Measures with real processes, and tells each figure as a ratio to another of the same run. */
@Command(
    name = "bench",
    description = "Measure sync, edit, reconcile and start. Exit code 1 when one cannot be run.")
final class BenchCommand implements Callable<Integer> {

  private static final int MOST = 20_000;

  @ParentCommand private MeshCommand mesh;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "sync, edit, reconcile or start; all of them when left out.")
  private Optional<String> name;

  @Option(
      names = "--patterns",
      paramLabel = "N",
      description =
          "How many patterns a library holds, 1 to 20,000; 2,000 when left out, 10,000 for start.")
  private Optional<Integer> patterns;

  /** The benchmarks' own state, wiped at each start. */
  static Project stage(Project project) {
    return project.withState(project.state().resolve("bench"));
  }

  @Override
  public Integer call() {
    List<Bench> benches = name.map(Bench::named).map(List::of).orElse(Bench.all());
    patterns
        .filter(number -> number < 1 || number > MOST)
        .ifPresent(
            number -> {
              throw new Failure("--patterns " + number + ": 1 to " + MOST + " expected");
            });
    Project project = mesh.project();
    Optional<Claim> claim = Claim.on(Fleet.runFolder(project));
    if (claim.isEmpty()) {
      throw new Failure(
          "a mesh is running; stop it with ./mesh down, then call ./mesh bench again");
    }
    try {
      measure(benches, project, mesh.terminal());
      return 0;
    } finally {
      claim.get().close();
    }
  }

  private void measure(List<Bench> benches, Project project, Terminal terminal) {
    for (Project each : mesh.stages()) {
      Launches possible = Launches.direct(each, Team.of(each, mesh.ports(), Map.of()));
      Startup.endLeftovers(new Leftovers(Fleet.runFolder(each), possible.all()), terminal);
    }
    Project stage = stage(project);
    Team team =
        Team.of(
            stage,
            mesh.ports(),
            Map.of("alice", List.of(), "bob", List.of(), "charlie", List.of()));
    Launches launches = Launches.direct(stage, team);
    Folders.wipe(stage.state());
    Startup.check(launches);
    benches.forEach(
        bench -> new BenchRun(bench, launches, terminal).play(patterns.orElse(bench.patterns())));
  }
}
