package io.patternmesh.registry.database;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * PostgreSQL's own judgement of its data directory, within a tenth of a second and before the
 * server is started: whoever starts it waits for an answer that a server which refused never gives.
 */
final class FolderCheck {

  private final LibraryFolder folder;

  FolderCheck(LibraryFolder folder) {
    this.folder = folder;
  }

  /**
   * Asks the server that is about to be started, and none that an older version left beside it.
   *
   * @throws CannotStartException when it refuses; with what it said
   */
  void run() {
    try {
      Optional<Path> server = ServerArchive.OURS.unpackedIn(folder.server());
      Optional<String> refusal = server.isEmpty() ? Optional.empty() : refusal(server.get());
      if (refusal.isPresent()) {
        throw new CannotStartException(
            "library "
                + folder.root()
                + ": PostgreSQL refuses its folder ("
                + refusal.get()
                + "); mend that, restore the library from a backup, or set"
                + " patternmesh.registry.data-dir to another folder");
      }
    } catch (IOException e) {
      throw new CannotStartException("library " + folder.root() + ": cannot be checked, " + e, e);
    }
  }

  /** A value that only the folder tells: the server looks at all of it and ends. */
  private Optional<String> refusal(Path server) throws IOException {
    List<String> asRoot =
        LinuxUtils.isUnshareAvailable() ? List.of("unshare", "-U") : List.<String>of();
    List<String> question =
        List.of(
            server.toString(),
            "-D",
            folder.postgres().toString(),
            "-C",
            "data_directory_mode",
            "-c",
            "log_line_prefix=");
    Process process =
        new ProcessBuilder(Stream.concat(asRoot.stream(), question.stream()).toList())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return process.waitFor() == 0 ? Optional.empty() : Optional.of(StartOutput.lastLines(said));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStartException("interrupted while PostgreSQL looked at its folder", e);
    }
  }
}
