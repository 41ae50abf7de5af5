package io.patternmesh.local.process;

import io.patternmesh.local.wait.Deadline;
import io.patternmesh.local.wait.Unmet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** How a process is ended: asked first, killed with its children when it does not go. */
public final class Ending {

  private static final Duration DATABASE_GRACE = Duration.ofSeconds(2);
  private static final Duration AFTER_KILL = Duration.ofSeconds(5);

  private Ending() {}

  /**
   * Ends a process and the database that it ran.
   *
   * @return what did not go as it should, in words, for a person to read
   */
  public static Optional<String> of(Launch launch, ProcessHandle process) {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroy();
    boolean went = awaitExit(process, launch.grace());
    if (!went) {
      children.forEach(ProcessHandle::destroyForcibly);
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      awaitExit(process, AFTER_KILL);
    }
    int left = launch.database().map(at -> new Database(at).end(DATABASE_GRACE)).orElse(0);
    if (!went) {
      return Optional.of(
          launch.name()
              + " did not stop within "
              + launch.grace().toSeconds()
              + " s and was killed");
    }
    return left == 0
        ? Optional.empty()
        : Optional.of(launch.name() + " left " + left + " database processes behind; ended them");
  }

  /**
   * Ends many side by side.
   *
   * @param endings what ends one each
   */
  static void sideBySide(List<Runnable> endings) {
    CompletableFuture.allOf(
            endings.stream()
                .map(each -> CompletableFuture.runAsync(each, task -> new Thread(task).start()))
                .toArray(CompletableFuture<?>[]::new))
        .join();
  }

  /** Whether the process ends in time. One that ended and that nobody asked for its code counts. */
  static boolean awaitExit(ProcessHandle process, Duration limit) {
    long pid = process.pid();
    Optional<ProcessId> id = ProcessId.of(pid);
    try {
      Deadline.in(limit)
          .await(
              "the end of pid " + pid,
              () -> id.filter(ProcessId::alive).map(alive -> "it still runs"));
      return true;
    } catch (Unmet e) {
      return false;
    }
  }
}
