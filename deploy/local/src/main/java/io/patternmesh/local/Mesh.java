package io.patternmesh.local;

import io.patternmesh.local.command.MeshCommand;
import io.patternmesh.local.wait.Unmet;
import picocli.CommandLine;

/** Runs PatternMesh on one machine; {@code ./mesh} in the project's folder calls it. */
public final class Mesh {

  private Mesh() {}

  public static void main(String[] args) {
    System.exit(run(args));
  }

  /**
   * The exit code: 0 when all went well, 1 when something failed, 2 when the call was wrong. A
   * failure that a person can act on is printed without a stack trace.
   */
  public static int run(String... args) {
    return new CommandLine(new MeshCommand())
        .setExecutionExceptionHandler(
            (problem, command, parsed) -> {
              if (problem instanceof Failure || problem instanceof Unmet) {
                command.getErr().println("mesh: " + problem.getMessage());
              } else {
                problem.printStackTrace(command.getErr());
              }
              return 1;
            })
        .execute(args);
  }
}
