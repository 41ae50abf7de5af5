package io.patternmesh.registry.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryFolderTest {

  @TempDir Path folder;

  @Test
  void whatIsMadeForItIsForItsUserAlone() throws IOException {
    Path above = folder.resolve("above");
    Path root = above.resolve("between/library");
    try (LibraryFolder taken = LibraryFolder.take(root)) {
      assertThat(taken.root()).isEqualTo(root);
      for (Path made = root; !made.equals(folder); made = made.getParent()) {
        assertThat(permissions(made)).as(made.toString()).isEqualTo("rwx------");
      }
    }
  }

  @Test
  void whatWasThereAboveItStaysAsItIs() throws IOException {
    Path above = Files.createDirectory(folder.resolve("above"));
    Files.setPosixFilePermissions(above, PosixFilePermissions.fromString("rwxr-xr-x"));
    LibraryFolder.take(above.resolve("library")).close();
    assertThat(permissions(above)).isEqualTo("rwxr-xr-x");
  }

  @Test
  void aFileInItsPlaceIsRefused() throws IOException {
    Path file = Files.createFile(folder.resolve("library"));
    assertThatThrownBy(() -> LibraryFolder.take(file))
        .isInstanceOf(CannotStartException.class)
        .hasMessageContaining("library " + file);
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
