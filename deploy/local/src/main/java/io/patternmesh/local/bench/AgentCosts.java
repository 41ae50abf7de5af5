package io.patternmesh.local.bench;

import io.patternmesh.local.service.AgentProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What it takes to run an agent as one program, look after look.
 *
 * @param program which
 * @param answered milliseconds from the start of its process to its first answer
 * @param idle MiB of memory, alone in its room
 * @param synced MiB of memory, once it received a whole library
 * @param size MiB of files
 */
record AgentCosts(
    AgentProgram program,
    List<Double> answered,
    List<Double> idle,
    List<Double> synced,
    double size) {

  AgentCosts(AgentProgram program) {
    this(
        program,
        new ArrayList<>(),
        new ArrayList<>(),
        new ArrayList<>(),
        mebibytes(program.size()));
  }

  static double mebibytes(long bytes) {
    return bytes / (double) (1 << 20);
  }

  /** Each of them beside the other program's. */
  List<Figure> against(AgentCosts other) {
    return List.of(
        figure("first answer", "ms", answered, other.program, other.answered),
        figure("memory, idle", "MiB", idle, other.program, other.idle),
        figure("memory, synced", "MiB", synced, other.program, other.synced),
        figure("size", "MiB", List.of(size), other.program, List.of(other.size)));
  }

  /** All looks, named. */
  Map<String, Samples> samples() {
    return Map.of(
        program.name() + " first answer ms", new Samples(answered),
        program.name() + " idle MiB", new Samples(idle),
        program.name() + " synced MiB", new Samples(synced));
  }

  private Figure figure(
      String what, String unit, List<Double> mine, AgentProgram other, List<Double> others) {
    return new Figure(
        program.name() + ": " + what,
        unit,
        new Samples(mine).median(),
        other.name(),
        new Samples(others).median());
  }
}
