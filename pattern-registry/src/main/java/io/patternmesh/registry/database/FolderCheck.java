package io.patternmesh.registry.database;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
   * Asks the unpacked servers, of which an upgrade leaves more than one: one that accepts will do.
   *
   * @throws CannotStartException when each of them refuses; with what the last one said
   */
  void run() {
    try {
      Optional<String> refusal = Optional.empty();
      for (Path server : servers()) {
        refusal = refusal(server);
        if (refusal.isEmpty()) {
          return;
        }
      }
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

  /** None where this process runs what it unpacked for another library. */
  private List<Path> servers() throws IOException {
    if (!Files.isDirectory(folder.server())) {
      return List.of();
    }
    try (Stream<Path> unpacked = Files.list(folder.server())) {
      return unpacked
          .map(each -> each.resolve("bin/postgres"))
          .filter(Files::isExecutable)
          .toList();
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
