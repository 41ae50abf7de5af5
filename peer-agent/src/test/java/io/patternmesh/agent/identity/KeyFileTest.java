package io.patternmesh.agent.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.patternmesh.model.identity.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {

  @TempDir private Path temp;
  private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    folder = temp.resolve("not/yet/there");
    file = folder.resolve("identity.key");
  }

  private String modeOf(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private void mode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  @Test
  void theFirstStartMakesAKeyThatOnlyItsOwnerReads() throws IOException {
    new KeyFile(folder).open();
    assertThat(modeOf(folder)).isEqualTo("rwx------");
    assertThat(modeOf(file)).isEqualTo("rw-------");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void laterStartsReadTheSameKey() {
    SigningKey first = new KeyFile(folder).open();
    SigningKey second = new KeyFile(folder).open();
    assertThat(second.peerId()).isEqualTo(first.peerId());
    assertThat(first.publicKey().verifies(new byte[] {1}, second.sign(new byte[] {1}))).isTrue();
  }

  @Test
  void aKeyThatOthersMayReadStopsTheStart() throws IOException {
    new KeyFile(folder).open();
    mode(file, "rw-r-----");
    assertThatIllegalStateException()
        .isThrownBy(() -> new KeyFile(folder).open())
        .withMessageContaining("rw-r-----")
        .withMessageContaining("chmod 600 " + file);
  }

  @Test
  void aFolderThatOthersMayWriteToStopsTheStart() throws IOException {
    new KeyFile(folder).open();
    mode(folder, "rwxrwx---");
    assertThatIllegalStateException()
        .isThrownBy(() -> new KeyFile(folder).open())
        .withMessageContaining("chmod 700 " + folder);
  }

  @Test
  void aDamagedKeyStopsTheStartAndStaysAsItIs() throws IOException {
    new KeyFile(folder).open();
    String whole = Files.readString(file);
    String secret = whole.lines().toList().get(2);
    for (String damaged :
        new String[] {
          "",
          "x",
          whole.substring(0, 90),
          whole + "more\n",
          whole.replace("/1", "/2"),
          whole.replace(secret, secret.substring(4)),
          "\u00e4"
        }) {
      Files.writeString(file, damaged);
      assertThatIllegalStateException()
          .isThrownBy(() -> new KeyFile(folder).open())
          .withMessageContaining("damaged")
          .withMessageNotContaining(secret.substring(20))
          .withNoCause();
      assertThat(Files.readString(file)).isEqualTo(damaged);
    }
  }
}
