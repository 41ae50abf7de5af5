package io.patternmesh.registry.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * A PostgreSQL that outlived its registry, as after {@code kill -9}. Its {@code postmaster.pid}
 * names a process; that process is stopped only when it is a postgres over this very folder, for
 * process ids are used again.
 */
final class LeftOverServer {

  private static final Logger LOG = Logger.getLogger(LeftOverServer.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long LOOK_MILLIS = 100;

  private final Path postgres;

  LeftOverServer(Path postgres) {
    this.postgres = postgres;
  }

  /** Stops it when it runs, and clears what it left. The caller holds the library. */
  void clear() throws IOException {
    Path pidFile = postgres.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    Optional<ProcessHandle> running = process(Files.readAllLines(pidFile)).filter(this::isOurs);
    running.ifPresent(this::stop);
    Files.deleteIfExists(pidFile);
  }

  private static Optional<ProcessHandle> process(List<String> pidFile) {
    try {
      return pidFile.isEmpty()
          ? Optional.empty()
          : ProcessHandle.of(Long.parseLong(pidFile.get(0).strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private boolean isOurs(ProcessHandle process) {
    ProcessHandle.Info told = process.info();
    boolean isPostgres =
        told.command()
            .map(Path::of)
            .map(Path::getFileName)
            .map(Path::toString)
            .orElse("")
            .startsWith("postgres");
    boolean overThisFolder =
        told.arguments().map(Arrays::asList).orElse(List.of()).contains(postgres.toString());
    return isPostgres && overThisFolder;
  }

  private void stop(ProcessHandle server) {
    LOG.infof("Stopping PostgreSQL (process %d) that outlived its registry", server.pid());
    server.destroy();
    if (!ends(server)) {
      // Safe: what was committed is on disk, and the next start recovers it.
      server.destroyForcibly();
      if (!ends(server)) {
        throw new CannotStartException(
            "library "
                + postgres.getParent()
                + ": its PostgreSQL of an earlier start, process "
                + server.pid()
                + ", does not end; end it, or restart this machine");
      }
    }
  }

  /**
   * Waits until it is no longer ours. Where nobody reaps orphans its process stays, as a zombie
   * without a command.
   */
  private boolean ends(ProcessHandle server) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (isOurs(server)) {
      if (System.nanoTime() > end) {
        return false;
      }
      awaitExit(server);
    }
    return true;
  }

  private static void awaitExit(ProcessHandle server) {
    try {
      server.onExit().get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // Time to look again.
      return;
    } catch (ExecutionException e) {
      throw new CannotStartException("PostgreSQL, process " + server.pid() + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStartException("interrupted while PostgreSQL stopped", e);
    }
  }
}
