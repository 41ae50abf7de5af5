package io.patternmesh.local.command;

import io.patternmesh.local.Failure;
import io.patternmesh.local.http.LocalHttp;
import io.patternmesh.local.member.Team;
import io.patternmesh.local.place.Folders;
import io.patternmesh.local.place.Project;
import io.patternmesh.local.process.Claim;
import io.patternmesh.local.process.Fleet;
import io.patternmesh.local.process.Leftovers;
import io.patternmesh.local.proxy.Recording;
import io.patternmesh.local.proxy.SignalingTap;
import io.patternmesh.local.screen.Terminal;
import io.patternmesh.local.service.Launches;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Plays the story without a person, and tells whether all of it held. */
@Command(name = "demo", description = "Run the story, check it, print a table. Exit code 0 or 1.")
final class DemoCommand implements Callable<Integer> {

  @ParentCommand private MeshCommand mesh;

  @Option(
      names = "--native",
      description = "Run agents as native images, which ./mesh native builds.")
  private boolean nativeAgents;

  /** The demo's own state, wiped at each start. */
  static Project stage(Project project) {
    return project.withState(project.state().resolve("demo"));
  }

  @Override
  public Integer call() {
    Project project = mesh.project();
    Terminal terminal = mesh.terminal();
    Optional<Claim> claim = Claim.on(Fleet.runFolder(project));
    if (claim.isEmpty()) {
      throw new Failure("a mesh is running; stop it with ./mesh down, then call ./mesh demo again");
    }
    try {
      return play(project, terminal);
    } finally {
      claim.get().close();
    }
  }

  private Integer play(Project project, Terminal terminal) {
    Project staged = stage(project);
    Team team = Team.of(staged, mesh.ports(), Map.of());
    for (Project each : mesh.stages()) {
      Launches possible = Launches.direct(each, Team.of(each, mesh.ports(), Map.of()));
      Startup.endLeftovers(new Leftovers(Fleet.runFolder(each), possible.all()), terminal);
    }
    Folders.wipe(staged.state());
    Startup.check(Startup.asked(Launches.direct(staged, team), nativeAgents));
    Recording recording = Recording.in(staged.state().resolve("signaling"));
    try (SignalingTap tap = SignalingTap.open(team.ports().signaling(), recording)) {
      Launches launches = Startup.asked(new Launches(staged, team, tap.url()), nativeAgents);
      return new DemoRun(launches, recording, new LocalHttp(), terminal).play();
    }
  }
}
