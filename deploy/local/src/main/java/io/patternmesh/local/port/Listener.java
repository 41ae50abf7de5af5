package io.patternmesh.local.port;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The process that listens on a TCP port, as far as {@code /proc} tells.
 *
 * @param pid its number
 * @param command the beginning of its command line
 */
public record Listener(long pid, String command) {

  private static final String LISTEN = "0A";
  private static final int SHOWN = 120;

  /** Who holds the port; empty when nobody does, or when we may not know. */
  public static Optional<Listener> on(int port) {
    return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
        .flatMap(table -> inodes(Path.of(table), port).stream())
        .flatMap(inode -> holders("socket:[" + inode + "]").stream())
        .findFirst();
  }

  /** Name, pid and command in one phrase. */
  public String shown() {
    return "pid " + pid + " (" + command + ")";
  }

  private static List<String> inodes(Path table, int port) {
    String ending = String.format(":%04X", port);
    try (Stream<String> lines = Files.lines(table)) {
      return lines
          .map(line -> line.strip().split("\\s+"))
          .filter(f -> f.length > 9 && f[1].endsWith(ending) && f[3].equals(LISTEN))
          .map(f -> f[9])
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Optional<Listener> holders(String socket) {
    return ProcessHandle.allProcesses()
        .filter(process -> holds(process.pid(), socket))
        .findFirst()
        .map(process -> new Listener(process.pid(), command(process.pid())));
  }

  private static boolean holds(long pid, String socket) {
    try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      return open.anyMatch(file -> pointsTo(file, socket));
    } catch (IOException | java.io.UncheckedIOException e) {
      return false;
    }
  }

  private static boolean pointsTo(Path file, String socket) {
    try {
      return Files.readSymbolicLink(file).toString().equals(socket);
    } catch (IOException e) {
      return false;
    }
  }

  private static String command(long pid) {
    try {
      String line =
          Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"))
              .replace('\0', ' ')
              .strip();
      return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    } catch (IOException e) {
      return "its command is not readable";
    }
  }
}
