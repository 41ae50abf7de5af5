package io.patternmesh.local.process;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A process to start.
 *
 * @param name also of its log and its pid file
 * @param role what it is
 * @param command the program and its arguments
 * @param ports where it will listen, on loopback
 * @param health the address that tells whether it is ready
 * @param healthy the text that {@code health} answers when all is well, empty for any
 * @param database the folder under which the process runs a database of its own
 * @param directory the folder to run in, empty for the project's
 * @param grace how long it may take to stop before it is killed
 */
public record Launch(
    String name,
    Role role,
    List<String> command,
    List<Integer> ports,
    URI health,
    String healthy,
    Optional<Path> database,
    Optional<Path> directory,
    Duration grace) {

  public Launch {
    command = List.copyOf(command);
    ports = List.copyOf(ports);
  }

  /** In the project's folder, with the time to stop that its role has. */
  public Launch(
      String name,
      Role role,
      List<String> command,
      List<Integer> ports,
      URI health,
      String healthy,
      Optional<Path> database) {
    this(name, role, command, ports, health, healthy, database, Optional.empty(), role.grace());
  }

  /** The same in another folder. */
  public Launch in(Path other) {
    return new Launch(
        name, role, command, ports, health, healthy, database, Optional.of(other), grace);
  }

  /** The same with another time to stop. */
  public Launch stoppingWithin(Duration other) {
    return new Launch(name, role, command, ports, health, healthy, database, directory, other);
  }
}
