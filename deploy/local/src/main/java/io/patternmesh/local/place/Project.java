package io.patternmesh.local.place;

import java.nio.file.Path;
import java.util.List;

/**
 * Where things are: the project's sources and jars, and the folder that holds all state.
 *
 * @param root the project's folder, absolute
 * @param state {@code .mesh} in it, or another, absolute
 * @param layout which of the built services are meant
 */
public record Project(Path root, Path state, Layout layout) {

  public Project {
    root = root.toAbsolutePath().normalize();
    state = state.toAbsolutePath().normalize();
  }

  /** With services as every build leaves them. */
  public Project(Path root, Path state) {
    this(root, state, Layout.FAST_JAR);
  }

  public Path signalingJar() {
    return quarkusJar("signaling-service");
  }

  public Path registryJar() {
    return quarkusJar("pattern-registry");
  }

  public Path agentJar() {
    return quarkusJar("peer-agent");
  }

  /** The agent as a program of its own; {@code ./mesh native} builds it. */
  public Path nativeAgent() {
    return root.resolve("peer-agent/target/peer-agent-runner");
  }

  /** The folder of test files that a member of this name starts with. */
  public Path samples(String member) {
    return root.resolve("deploy/local/samples").resolve(member);
  }

  /** The project's own tests, of these modules: real files to import. */
  public List<Path> testsOf(String... modules) {
    return List.of(modules).stream()
        .map(module -> root.resolve(module).resolve("src/test"))
        .toList();
  }

  /** The same project with its state elsewhere. */
  public Project withState(Path other) {
    return new Project(root, other, layout);
  }

  /** The same project with its services laid out otherwise. */
  public Project withLayout(Layout other) {
    return new Project(root, state, other);
  }

  /** A log or state file as a reader wants to see it: from the project's folder on. */
  public String shown(Path path) {
    return path.startsWith(root) ? root.relativize(path).toString() : path.toString();
  }

  private Path quarkusJar(String module) {
    return root.resolve(module).resolve("target").resolve(layout.folder()).resolve(Layout.JAR);
  }
}
