package io.patternmesh.local.command;

import io.patternmesh.local.place.Ports;
import io.patternmesh.local.place.Project;
import io.patternmesh.local.screen.Terminal;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What all commands share: where the project is, and where the mesh of this call lives. */
@Command(
    name = "mesh",
    description = "Three members on one machine.",
    subcommands = {
      UpCommand.class,
      DemoCommand.class,
      BenchCommand.class,
      PackageCommand.class,
      DownCommand.class,
      StatusCommand.class
    },
    synopsisSubcommandLabel = "up|demo|bench|package|down|status",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT)
public final class MeshCommand {

  @Option(names = "--project", hidden = true, scope = ScopeType.INHERIT)
  private Path root = Path.of("");

  @Option(names = "--state", hidden = true, scope = ScopeType.INHERIT)
  private Path state;

  @Option(names = "--port-offset", hidden = true, defaultValue = "0", scope = ScopeType.INHERIT)
  private int portOffset;

  @Option(names = "--terminal", hidden = true, scope = ScopeType.INHERIT)
  private boolean terminal;

  Project project() {
    return new Project(root, state == null ? root.resolve(".mesh") : state);
  }

  /** The project with each state folder in which something may run. */
  List<Project> stages() {
    Project project = project();
    return List.of(
        project,
        DemoCommand.stage(project),
        BenchCommand.stage(project),
        PackageCommand.stage(project));
  }

  Ports ports() {
    return new Ports(portOffset);
  }

  Terminal terminal() {
    return new Terminal(System.out, terminal);
  }
}
