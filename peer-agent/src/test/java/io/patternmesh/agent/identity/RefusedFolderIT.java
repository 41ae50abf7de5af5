package io.patternmesh.agent.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.patternmesh.agent.world.PackagedAgent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged agent over a folder that it cannot keep its key in. */
@Timeout(120)
class RefusedFolderIT {

  private static final String NOBODY = "65534";

  @TempDir Path folder;

  @Test
  void aFileInItsPlaceEndsTheStart() throws Exception {
    Path file = Files.writeString(folder.resolve("peer"), "notes");

    refuses(List.of(), file, "data folder " + file, "is no folder", "patternmesh.peer.data-dir");
    assertThat(file).hasContent("notes");
  }

  @Test
  void aFolderThatOthersMayWriteToEndsTheStart() throws Exception {
    Path open = Files.createDirectory(folder.resolve("peer"));
    mode(open, "rwxrwxrwx");

    refuses(List.of(), open, "data folder " + open, "chmod 700 " + open);
  }

  @Test
  void aFolderThatMayOnlyBeReadEndsTheStart() throws Exception {
    Path readOnly = Files.createDirectory(folder.resolve("peer"));
    mode(folder, "rwxr-xr-x");
    List<String> through = List.of();
    if (isRoot()) {
      through = asNobody();
      chown(readOnly);
    }
    mode(readOnly, "r-x------");

    refuses(through, readOnly, "data folder " + readOnly, "access denied", "data-dir");
  }

  @Test
  void aFolderOfAnotherUserEndsTheStart() throws Exception {
    assumeTrue(isRoot(), "root alone can become another user");
    Path foreign = Files.createDirectory(folder.resolve("peer"));
    mode(folder, "rwxr-xr-x");
    for (String mode : List.of("rwx------", "rwxr-xr-x")) {
      mode(foreign, mode);
      refuses(asNobody(), foreign, "data folder " + foreign, "access denied", "data-dir");
    }
  }

  private void refuses(List<String> through, Path dataDir, String... said) throws Exception {
    PackagedAgent.refuses(
        through,
        folder.resolve("output"),
        Map.of("patternmesh.peer.data-dir", dataDir.toString()),
        said);
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static List<String> asNobody() {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "setpriv is needed for it");
    assumeTrue(
        Stream.iterate(PackagedAgent.JAR.toAbsolutePath(), path -> path != null, Path::getParent)
            .skip(1)
            .allMatch(RefusedFolderIT::isOpen),
        "the agent has to be readable by others for it");
    return List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
  }

  private static boolean isOpen(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path)).endsWith("x");
    } catch (IOException e) {
      return false;
    }
  }

  private static void chown(Path path) throws Exception {
    assertThat(new ProcessBuilder("chown", NOBODY, path.toString()).start().waitFor()).isZero();
  }

  private static void mode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }
}
