package io.patternmesh.local.process;

import io.patternmesh.local.Failure;
import io.patternmesh.local.screen.Amounts;
import java.time.Duration;

/**
 * A process that this launcher started.
 *
 * @param launch how
 * @param process the process
 * @param since {@link System#nanoTime()} at its start
 */
public record Running(Launch launch, Process process, long since) {

  /** The exit codes of programs that a signal ended are 128 and the signal's number. */
  private static final int KILLED = 137;

  public String name() {
    return launch.name();
  }

  public Duration age() {
    return Duration.ofNanos(System.nanoTime() - since);
  }

  /** What to say when it ended and nobody had asked it to. */
  Failure died(LogTail tail, String log) {
    int code = process.exitValue();
    return new Failure(
        name()
            + " (pid "
            + process.pid()
            + ") ended by itself "
            + Amounts.time(age())
            + " after its start, with exit code "
            + code
            + (code == KILLED ? " (killed, perhaps because memory ran out)" : ""),
        tail.explained(log));
  }
}
