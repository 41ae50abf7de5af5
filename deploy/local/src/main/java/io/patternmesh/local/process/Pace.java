package io.patternmesh.local.process;

import io.patternmesh.local.screen.Terminal;
import java.time.Duration;
import java.util.List;

/** Says what is being waited for, at a pace that suits a reader: two seconds apart. */
final class Pace {

  private static final Duration APART = Duration.ofSeconds(2);

  private final Terminal terminal;
  private final String before;
  private final long start = System.nanoTime();
  private long last = start;

  Pace(Terminal terminal, String before) {
    this.terminal = terminal;
    this.before = before;
  }

  void waitingFor(List<String> names) {
    long now = System.nanoTime();
    if (!names.isEmpty() && now - last >= APART.toNanos()) {
      last = now;
      terminal.passing(
          before
              + String.join(", ", names)
              + " ("
              + Duration.ofNanos(now - start).toSeconds()
              + " s)");
    }
  }
}
