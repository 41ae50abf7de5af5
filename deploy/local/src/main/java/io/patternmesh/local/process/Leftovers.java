package io.patternmesh.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Processes that outlived the launcher that started them, known by their pid files.
 *
 * @param runFolder where the pid files are
 * @param launches what may be left
 */
public record Leftovers(Path runFolder, List<Launch> launches) {

  public Leftovers {
    launches = List.copyOf(launches);
  }

  /** What still lives, by name; databases without their registry too. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (Launch launch : launches) {
      if (living(launch).isPresent()) {
        names.add(launch.name());
      } else if (!databases(launch).isEmpty()) {
        names.add(launch.name() + "'s database");
      }
    }
    return names;
  }

  /**
   * Ends them, agents first, and the databases that they ran.
   *
   * @return what did not go as it should, in words
   */
  public List<String> end() {
    List<String> remarks = Collections.synchronizedList(new ArrayList<>());
    endAll(launch -> launch.role() == Role.AGENT, remarks);
    endAll(launch -> launch.role() != Role.AGENT, remarks);
    return remarks;
  }

  private void endAll(Predicate<Launch> which, List<String> remarks) {
    Ending.sideBySide(
        launches.stream()
            .filter(which)
            .<Runnable>map(launch -> () -> end(launch).ifPresent(remarks::add))
            .toList());
  }

  private Optional<String> end(Launch launch) {
    Optional<ProcessHandle> process = living(launch).flatMap(ProcessId::handle);
    Optional<String> remark = process.flatMap(handle -> Ending.of(launch, handle));
    if (process.isEmpty()) {
      launch.database().ifPresent(folder -> new Database(folder).end(Duration.ZERO));
    }
    PidFile.of(runFolder, launch.name()).delete();
    return remark;
  }

  private Optional<ProcessId> living(Launch launch) {
    return PidFile.of(runFolder, launch.name()).living();
  }

  private static List<ProcessHandle> databases(Launch launch) {
    return launch.database().map(folder -> new Database(folder).processes()).orElse(List.of());
  }
}
