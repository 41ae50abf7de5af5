package io.patternmesh.registry.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

class LeftOverServerTest {

  @TempDir Path folder;

  @Test
  @Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
  void oneThatNobodyReapsCountsAsGone() throws Exception {
    Path shell = Files.copy(Path.of("/bin/sh").toRealPath(), folder.resolve("postgres"));
    Path data = Files.createDirectory(folder.resolve("data"));
    String leftOver = "while :; do sleep 1; done";
    // Its parent becomes a program that waits for no child.
    Process parent =
        new ProcessBuilder(
                "sh",
                "-c",
                "\"$0\" -c \"$1\" \"$2\" & echo $!; exec sleep 600 >/dev/null",
                shell.toString(),
                leftOver,
                data.toString())
            .start();
    try (BufferedReader said = parent.inputReader()) {
      ProcessHandle server = ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
      while (server.info().command().filter(shell.toString()::equals).isEmpty()) {
        assertThat(parent.waitFor(10, TimeUnit.MILLISECONDS)).isFalse();
      }
      Path pidFile = data.resolve("postmaster.pid");
      Files.writeString(pidFile, server.pid() + "\n");

      new LeftOverServer(data).clear();

      assertThat(server.info().command()).isEmpty();
      assertThat(server.isAlive()).as("a zombie counts as alive").isTrue();
      assertThat(pidFile).doesNotExist();
    } finally {
      parent.destroyForcibly();
    }
  }
}
