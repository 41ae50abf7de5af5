package io.patternmesh.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A library that PostgreSQL will not have: one line says what it said, and what to do. */
@Timeout(300)
class RefusedFolderIT {

  @TempDir Path folder;

  @Test
  void aFolderThatOthersMayReadIsRefusedUntilTheyMayNot() throws Exception {
    startAndStop();
    leaveAnOlderServerThatAcceptsAll();
    Path postgres = folder.resolve("postgres");
    Files.setPosixFilePermissions(postgres, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(refusal())
        .contains(
            "library " + folder,
            "PostgreSQL refuses its folder",
            "invalid permissions",
            "u=rwx (0700)",
            "patternmesh.registry.data-dir");
    Files.setPosixFilePermissions(postgres, PosixFilePermissions.fromString("rwx------"));

    Path control = postgres.resolve("global/pg_control");
    Files.move(control, folder.resolve("aside"));
    assertThat(refusal()).contains("PostgreSQL refuses its folder", "global/pg_control");
    Files.move(folder.resolve("aside"), control);

    startAndStop();
  }

  /** As an upgrade does. */
  private void leaveAnOlderServerThatAcceptsAll() throws Exception {
    Path server = folder.resolve("server/PG-older/bin/postgres");
    Files.createDirectories(server.getParent());
    Files.writeString(server, "#!/bin/sh\nexit 0\n");
    Files.setPosixFilePermissions(server, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void whatInitdbSaidIsInTheRefusal() throws Exception {
    Files.createFile(folder.resolve("initialised"));
    Path kept = Files.createDirectories(folder.resolve("postgres")).resolve("notes.txt");
    Files.writeString(kept, "of somebody else");

    assertThat(refusal()).contains("library " + folder, "initdb: error", "exists but is not empty");
    assertThat(kept).exists();
  }

  @Test
  void aFolderOfAnotherUserIsRefused() throws Exception {
    boolean root = "root".equals(System.getProperty("user.name"));
    assumeTrue(root && Files.isExecutable(Path.of("/usr/bin/setpriv")), "root alone can try this");
    startAndStop();
    Path copy = Path.of("target", "quarkus-app").toAbsolutePath();
    assumeTrue(
        Stream.iterate(copy, path -> path != null, Path::getParent)
            .allMatch(RefusedFolderIT::isOpen),
        "the registry has to be readable by others for this");
    // All of it is nobody's, but for what only the owner may use.
    chown(folder.resolve("postgres/PG_VERSION"), "0");
    for (String each : List.of("", "lock", "password", "initialised", "start.log", "postgres")) {
      chown(folder.resolve(each), "65534");
    }
    try (RegistryProcess registry =
        RegistryProcess.launchAs(
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"), folder)) {
      assertThat(registry.exitCode()).isEqualTo(2);
      assertThat(registry.output().strip())
          .contains("library " + folder, "ermission denied", "patternmesh.registry.data-dir")
          .hasLineCount(1);
    }
  }

  private static boolean isOpen(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path)).endsWith("x");
    } catch (java.io.IOException e) {
      return false;
    }
  }

  private static void chown(Path path, String owner) throws Exception {
    assertThat(new ProcessBuilder("chown", owner, path.toString()).start().waitFor()).isZero();
  }

  private void startAndStop() throws Exception {
    try (RegistryProcess registry = RegistryProcess.launch(folder).ready()) {
      registry.terminate();
    }
  }

  private String refusal() throws Exception {
    try (RegistryProcess registry = RegistryProcess.launch(folder)) {
      assertThat(registry.exitCode()).isEqualTo(2);
      assertThat(registry.output().strip()).hasLineCount(1);
      return registry.output();
    }
  }
}
