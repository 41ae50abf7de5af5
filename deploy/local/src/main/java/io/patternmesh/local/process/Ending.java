package io.patternmesh.local.process;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
    boolean went = awaitExit(process, launch.role().grace());
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
              + launch.role().grace().toSeconds()
              + " s and was killed");
    }
    return left == 0
        ? Optional.empty()
        : Optional.of(launch.name() + " left " + left + " database processes behind; ended them");
  }

  /** Whether the process ends in time. */
  static boolean awaitExit(ProcessHandle process, Duration limit) {
    CompletableFuture<ProcessHandle> exit = process.onExit();
    try {
      exit.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return !process.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }
}
