package io.patternmesh.local.bench;

import io.patternmesh.local.memory.ResidentMemory;
import io.patternmesh.local.process.Running;
import io.patternmesh.local.wait.Probe;
import java.util.Optional;

/** What a process keeps in memory once it has come to rest: looked at until it stays the same. */
final class RestingMemory implements Probe {

  private static final double SAME_MEBIBYTES = 0.5;
  private static final int LOOKS = 5;

  private final Running process;
  private double last;
  private int same;

  RestingMemory(Running process) {
    this.process = process;
  }

  @Override
  public Optional<String> missing() {
    double now =
        AgentCosts.mebibytes(ResidentMemory.of(process.process().pid(), Optional.empty()).bytes());
    same = Math.abs(now - last) < SAME_MEBIBYTES ? same + 1 : 0;
    last = now;
    return same >= LOOKS ? Optional.empty() : Optional.of(Math.round(now) + " MiB, and changing");
  }

  /** What it was when last looked at. */
  double mebibytes() {
    return last;
  }
}
