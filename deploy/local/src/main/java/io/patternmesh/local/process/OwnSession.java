package io.patternmesh.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a program out of the terminal's process group, where a Ctrl-C would reach it before the
 * launcher could stop things in their order.
 */
final class OwnSession {

  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private OwnSession() {}

  /** The command that does so where the system can; {@code setsid} keeps the pid. */
  static List<String> of(List<String> command) {
    List<String> all = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      all.add(SETSID.toString());
    }
    all.addAll(command);
    return all;
  }
}
