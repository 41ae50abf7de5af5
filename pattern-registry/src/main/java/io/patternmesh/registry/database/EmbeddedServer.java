package io.patternmesh.registry.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** A PostgreSQL of our own: durable, small, reachable from this machine with a password only. */
public final class EmbeddedServer implements AutoCloseable {

  /** Durability first; memory for one member, not for a data centre. */
  private static final Map<String, String> CONFIGURATION =
      Map.ofEntries(
          Map.entry("fsync", "on"),
          Map.entry("synchronous_commit", "on"),
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("unix_socket_directories", ""),
          Map.entry("max_connections", "20"),
          Map.entry("shared_buffers", "32MB"),
          Map.entry("work_mem", "4MB"),
          Map.entry("maintenance_work_mem", "32MB"),
          Map.entry("max_wal_size", "256MB"),
          Map.entry("max_worker_processes", "2"),
          Map.entry("max_parallel_workers_per_gather", "0"),
          Map.entry("io_method", "sync"),
          Map.entry("jit", "off"),
          Map.entry("logging_collector", "on"),
          Map.entry("log_filename", "postgresql-%a.log"),
          Map.entry("log_truncate_on_rotation", "on"));

  private final LibraryFolder folder;
  private final EmbeddedPostgres postgres;
  private final String password;

  private EmbeddedServer(LibraryFolder folder, EmbeddedPostgres postgres, String password) {
    this.folder = folder;
    this.postgres = postgres;
    this.password = password;
  }

  /**
   * Starts the server over the library in {@code dataDir}, made if there is none. Blocks until it
   * answers: about 3 s the first time, less than 1 s later.
   *
   * @throws CannotStartException when the folder is in use, cannot be made, or PostgreSQL fails
   */
  public static EmbeddedServer start(Path dataDir) {
    LibraryFolder folder = LibraryFolder.take(dataDir.toAbsolutePath().normalize());
    try {
      return start(folder, new StartOutput(folder.startLog()));
    } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
      try {
        folder.close();
      } catch (IOException closing) {
        e.addSuppressed(closing);
      }
      throw e instanceof CannotStartException refused
          ? refused
          : new CannotStartException(
              "library "
                  + dataDir
                  + ": its folder cannot be used by this user, or PostgreSQL cannot be unpacked ("
                  + e
                  + "); give this user the whole folder and room on the disk, or set"
                  + " patternmesh.registry.data-dir to another folder",
              e);
    }
  }

  private static EmbeddedServer start(LibraryFolder folder, StartOutput output) throws IOException {
    boolean initialised = Files.exists(folder.initialised());
    if (!initialised) {
      deleteAll(folder.postgres());
    }
    new LeftOverServer(folder.postgres()).clear();
    String password = folder.password();
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setPgBinaryResolver(ServerArchive.OURS)
            .setDataDirectory(folder.postgres())
            .setOverrideWorkingDirectory(folder.server().toFile())
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setOutputRedirector(output.redirect())
            .setErrorRedirector(output.redirect())
            .setDataDirectoryCustomizer(postgres -> new FolderCheck(folder).run())
            .setPGStartupWait(Duration.ofMinutes(1))
            .setConnectConfig("password", password)
            // These are initdb's options, whatever the method is called.
            .setLocaleConfig("auth", "scram-sha-256")
            .setLocaleConfig("pwfile", folder.passwordFile().toString())
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8");
    CONFIGURATION.forEach(builder::setServerConfig);
    EmbeddedPostgres postgres = started(builder, folder, output);
    if (!initialised) {
      Files.createFile(folder.initialised());
      // Unpacking took 60 MB of heap that nothing needs again; only a full collection returns it.
      System.gc();
    }
    return new EmbeddedServer(folder, postgres, password);
  }

  private static EmbeddedPostgres started(
      EmbeddedPostgres.Builder builder, LibraryFolder folder, StartOutput output)
      throws IOException {
    try {
      return builder.start();
    } catch (IOException | IllegalStateException e) {
      String said = output.end();
      if (said.isEmpty()) {
        throw e;
      }
      throw new CannotStartException(
          "library "
              + folder.root()
              + ": PostgreSQL did not start, it said: "
              + said
              + "; what it says once it runs is in postgres/log",
          e);
    }
  }

  /** What was set up half, before a first start was cut short, never held a pattern. */
  private static void deleteAll(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> walk = Files.walk(path)) {
      for (Path each : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  public DatabaseAddress address() {
    return new DatabaseAddress(
        "127.0.0.1:" + postgres.getPort() + "/postgres", "postgres", password);
  }

  /** Stops the server; what was committed stays. Blocks until it has stopped. */
  @Override
  public void close() {
    try (folder) {
      postgres.close();
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL did not stop: " + e, e);
    }
  }
}
