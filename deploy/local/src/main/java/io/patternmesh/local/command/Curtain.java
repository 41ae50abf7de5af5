package io.patternmesh.local.command;

import io.patternmesh.local.process.Fleet;
import io.patternmesh.local.screen.Terminal;
import java.util.concurrent.atomic.AtomicBoolean;

/** The end of a run, which may come from the run itself and from a Ctrl-C at the same time. */
final class Curtain {

  private final Fleet fleet;
  private final Terminal terminal;
  private final AtomicBoolean falling = new AtomicBoolean();

  Curtain(Fleet fleet, Terminal terminal) {
    this.fleet = fleet;
    this.terminal = terminal;
  }

  /** Stops everything and returns when all is stopped, whoever began it. */
  void fall() {
    int processes = fleet.running().size();
    if (!falling.compareAndSet(false, true)) {
      fleet.close();
      return;
    }
    if (processes > 0) {
      terminal.line("Stopping " + processes + " processes (up to 30 s) ...");
    }
    fleet.close();
    if (processes > 0) {
      terminal.line("Stopped.");
    }
  }
}
