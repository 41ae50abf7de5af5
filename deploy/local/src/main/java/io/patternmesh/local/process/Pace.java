package io.patternmesh.local.process;

import io.patternmesh.local.screen.Terminal;
import java.time.Duration;
import java.util.List;

/** Says what is being waited for: after two seconds, then at a pace that suits a reader. */
public final class Pace {

  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration APART_ON_PAPER = Duration.ofSeconds(10);

  private final Terminal terminal;
  private final String before;
  private final long start = System.nanoTime();
  private long next = start + FIRST.toNanos();

  /**
   * @param before what each line begins with
   */
  public Pace(Terminal terminal, String before) {
    this.terminal = terminal;
    this.before = before;
  }

  /** Says so when it is time to; says nothing when nothing is waited for. */
  public void waitingFor(List<String> names) {
    long now = System.nanoTime();
    if (!names.isEmpty() && now - next >= 0) {
      next = now + (terminal.attached() ? FIRST : APART_ON_PAPER).toNanos();
      terminal.passing(
          before
              + String.join(", ", names)
              + " ("
              + Duration.ofNanos(now - start).toSeconds()
              + " s)");
    }
  }
}
