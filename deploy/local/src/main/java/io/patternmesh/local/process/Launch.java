package io.patternmesh.local.process;

import java.net.URI;
import java.nio.file.Path;
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
 */
public record Launch(
    String name,
    Role role,
    List<String> command,
    List<Integer> ports,
    URI health,
    String healthy,
    Optional<Path> database) {

  public Launch {
    command = List.copyOf(command);
    ports = List.copyOf(ports);
  }
}
