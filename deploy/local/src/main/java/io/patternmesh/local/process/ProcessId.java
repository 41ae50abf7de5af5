package io.patternmesh.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process that cannot be taken for another one: its pid may be used again after its end, its pid
 * together with its start may not.
 *
 * @param pid the number
 * @param started when it started: clock ticks since boot on Linux, milliseconds elsewhere
 */
public record ProcessId(long pid, String started) {

  /**
   * State, number of threads and start time stand at these places after the command's closing
   * bracket.
   */
  private static final int STATE = 0;

  private static final int THREADS = 17;

  private static final int START_TICKS = 19;

  /** The living process with this pid. */
  public static Optional<ProcessId> of(long pid) {
    Path stat = Path.of("/proc", Long.toString(pid), "stat");
    if (!Files.exists(Path.of("/proc/self/stat"))) {
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .flatMap(handle -> handle.info().startInstant())
          .map(instant -> new ProcessId(pid, Long.toString(instant.toEpochMilli())));
    }
    try {
      String line = Files.readString(stat);
      String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
      // A process whose first thread has ended is a zombie too, while others still hold its ports.
      boolean ended = fields[STATE].equals("Z") && Integer.parseInt(fields[THREADS]) <= 1;
      return ended ? Optional.empty() : Optional.of(new ProcessId(pid, fields[START_TICKS]));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** This process itself. */
  public static ProcessId own() {
    long pid = ProcessHandle.current().pid();
    return of(pid).orElseThrow(() -> new IllegalStateException("own pid " + pid + " not found"));
  }

  public boolean alive() {
    return of(pid).equals(Optional.of(this));
  }

  /** The handle to end it with, as long as it lives. */
  public Optional<ProcessHandle> handle() {
    return alive() ? ProcessHandle.of(pid) : Optional.empty();
  }
}
