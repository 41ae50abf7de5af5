package io.patternmesh.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.patternmesh.model.merge.MergeBatch;
import io.patternmesh.model.merge.MergeItem;
import io.patternmesh.model.revision.Revision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class RegistryProcessIT {

  @TempDir Path folder;

  private final Author alice = new Author();

  @Test
  void aLibrarySurvivesAKilledRegistryAndACleanStopEndsItsDatabase() throws Exception {
    Revision revision = alice.writes("survives", "code");
    byte[] batch = new MergeBatch(List.of(MergeItem.of(revision)), List.of()).encode();
    ProcessHandle leftOver;
    try (RegistryProcess first = RegistryProcess.launch(folder).ready()) {
      assertThat(first.merge(batch).statusCode()).isEqualTo(200);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
          .isEqualTo("rwx------");
      leftOver = postgres();
      refusesASecondRegistry();
      first.kill();
    }
    assertThat(runs(leftOver)).isTrue();

    ProcessHandle next;
    try (RegistryProcess second = RegistryProcess.launch(folder).ready()) {
      assertThat(runs(leftOver)).isFalse();
      assertThat(second.get("/heads/survives").body()).contains(revision.digest().toString());
      next = postgres();
      second.terminate();
      assertThat(second.output()).doesNotContain(Files.readString(folder.resolve("password")));
    }
    // Its pid file goes before the registry does; its process is there until init has reaped it.
    assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
    while (runs(next)) {
      next.onExit().completeOnTimeout(next, 100, TimeUnit.MILLISECONDS).get();
    }

    leavesAForeignProcessAlone();
  }

  private void refusesASecondRegistry() throws Exception {
    try (RegistryProcess second = RegistryProcess.launch(folder)) {
      assertThat(second.exitCode()).isEqualTo(2);
      assertThat(second.output())
          .contains("in use by another running registry", "patternmesh.registry.data-dir");
    }
  }

  private void leavesAForeignProcessAlone() throws Exception {
    Process foreign = new ProcessBuilder("sleep", "600").start();
    Files.writeString(
        folder.resolve("postgres/postmaster.pid"),
        foreign.pid() + "\n" + folder.resolve("postgres") + "\n1\n1\n\n127.0.0.1\n\n");
    try (RegistryProcess third = RegistryProcess.launch(folder).ready()) {
      assertThat(third.get("/heads/survives").statusCode()).isEqualTo(200);
      assertThat(foreign.isAlive()).isTrue();
    } finally {
      foreign.destroyForcibly();
    }
  }

  @Test
  void anAddressThatOthersReachIsRefusedInOneLine() throws Exception {
    try (RegistryProcess registry = RegistryProcess.launch(folder, "quarkus.http.host=0.0.0.0")) {
      assertThat(registry.exitCode()).isEqualTo(2);
      assertThat(registry.output().strip())
          .contains("0.0.0.0", "allow-non-loopback-address-dangerous=true")
          .hasLineCount(1);
    }
  }

  @Test
  void aWrongDatabaseAddressIsRefusedWithoutRepeatingIt() throws Exception {
    try (RegistryProcess registry =
        RegistryProcess.launch(folder, "patternmesh.registry.database-url=db://u:secret@h/d")) {
      assertThat(registry.exitCode()).isEqualTo(2);
      assertThat(registry.output()).contains("database-url").doesNotContain("secret");
    }
  }

  /** Where nobody reaps orphans one that has ended stays, without a command. */
  private static boolean runs(ProcessHandle process) {
    return process.info().command().isPresent();
  }

  private ProcessHandle postgres() throws Exception {
    String pid = Files.readAllLines(folder.resolve("postgres/postmaster.pid")).get(0);
    return ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
  }
}
