package io.patternmesh.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {

  @TempDir private Path folder;

  @Test
  void endsTheServerOfItsFolderAndNoOther() throws Exception {
    Process ours = postgresIn("alice");
    Process theirs = postgresIn("bob");
    Process other = new ProcessBuilder("sleep", "60").directory(ours(folder)).start();
    try {
      int ended = new Database(folder.resolve("alice")).end(Duration.ZERO);

      assertThat(ended).isEqualTo(1);
      assertThat(ours.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(List.of(theirs.isAlive(), other.isAlive())).containsExactly(true, true);
    } finally {
      List.of(ours, theirs, other).forEach(Process::destroyForcibly);
    }
  }

  private static java.io.File ours(Path folder) {
    return folder.resolve("alice/pg").toFile();
  }

  /** A process that looks like a server: its name, and its data directory to work in. */
  private Process postgresIn(String member) throws IOException {
    Path data = Files.createDirectories(folder.resolve(member).resolve("pg"));
    Path program = data.resolve("postgres");
    Files.copy(Path.of("/bin/sleep"), program);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    return new ProcessBuilder(program.toString(), "60").directory(data.toFile()).start();
  }
}
