package io.patternmesh.local.process;

import io.patternmesh.local.wait.Deadline;
import io.patternmesh.local.wait.Unmet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The PostgreSQL processes whose data lies under a folder. They are known by their working
 * directory, which PostgreSQL sets to its data directory, so none of another program is ever meant.
 *
 * @param folder the registry's data directory
 */
public record Database(Path folder) {

  private static final Duration LAST_WAIT = Duration.ofSeconds(5);

  /** All that live, the server and its children. Empty where there is no {@code /proc}. */
  public List<ProcessHandle> processes() {
    return ProcessHandle.allProcesses().filter(this::isOurs).toList();
  }

  /**
   * Waits a moment for the database to go by itself, then ends what is left.
   *
   * @return how many processes had to be ended
   */
  public int end(Duration grace) {
    if (gone(grace)) {
      return 0;
    }
    List<ProcessHandle> left = processes();
    left.forEach(ProcessHandle::destroy);
    if (!gone(LAST_WAIT)) {
      processes().forEach(ProcessHandle::destroyForcibly);
      gone(LAST_WAIT);
    }
    return left.size();
  }

  private boolean gone(Duration limit) {
    try {
      Deadline.in(limit).every(Duration.ofMillis(50)).await("no database process", this::someLeft);
      return true;
    } catch (Unmet e) {
      return false;
    }
  }

  private Optional<String> someLeft() {
    List<ProcessHandle> left = processes();
    return left.isEmpty() ? Optional.empty() : Optional.of(left.size() + " of them");
  }

  private boolean isOurs(ProcessHandle process) {
    Path proc = Path.of("/proc", Long.toString(process.pid()));
    try {
      return Files.readString(proc.resolve("comm")).startsWith("postgres")
          && Files.readSymbolicLink(proc.resolve("cwd")).startsWith(folder.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }
}
