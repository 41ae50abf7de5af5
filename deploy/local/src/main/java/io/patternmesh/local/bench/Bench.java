package io.patternmesh.local.bench;

import io.patternmesh.local.Failure;
import io.patternmesh.local.http.CallFailed;
import io.patternmesh.local.wait.Unmet;
import java.util.List;

/** Something that is measured with real processes. */
public interface Bench {

  /** The word that asks for it. */
  String name();

  /** How many patterns a library holds unless someone asks for another number. */
  default int patterns() {
    return 2_000;
  }

  /** What agents are told on their command line, besides the usual. */
  default List<String> agentOptions() {
    return List.of();
  }

  /**
   * Starts what it needs, measures, and leaves the rest to the caller.
   *
   * @throws Failure when something cannot be started or ends by itself
   * @throws Unmet when something expected did not come
   * @throws CallFailed when a call did not go well
   */
  Measured run(Ground ground);

  /** All that there are, in the order in which they run. */
  static List<Bench> all() {
    return List.of(new SyncBench(), new EditBench(), new ReconcileBench(), new StartBench());
  }

  /**
   * The one with this name.
   *
   * @throws Failure when there is none
   */
  static Bench named(String name) {
    return all().stream()
        .filter(bench -> bench.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Failure(
                    "no benchmark \""
                        + name
                        + "\"; use one of "
                        + all().stream().map(Bench::name).toList()));
  }
}
