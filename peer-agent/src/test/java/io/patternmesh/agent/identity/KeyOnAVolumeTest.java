package io.patternmesh.agent.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.patternmesh.model.identity.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The key on a volume of Kubernetes. The kubelet opens a volume to the pod's {@code fsGroup} when
 * it is mounted: folders 02770, files 0660 are added to their modes; with {@code
 * fsGroupChangePolicy: OnRootMismatch} only while the top folder is not open yet (Kubernetes,
 * {@code pkg/volume/volume_linux.go}).
 */
class KeyOnAVolumeTest {

  private static final int FOLDER = 02770;
  private static final int FILE = 0660;

  @TempDir private Path volume;

  @BeforeEach
  void onlyWhereModesAre() {
    assumeTrue(volume.getFileSystem().supportedFileAttributeViews().contains("unix"));
  }

  @Test
  void aKeyBelowAVolumeThatIsOpenedOnceIsKept() throws IOException {
    mountOnRootMismatch();
    SigningKey first = new KeyFile(volume.resolve("peer")).open();

    mountOnRootMismatch();
    assertThat(new KeyFile(volume.resolve("peer")).open().peerId()).isEqualTo(first.peerId());
  }

  @Test
  void aKeyThatIsOpenedAtEachMountIsRefused() throws IOException {
    mountAlways();
    new KeyFile(volume.resolve("peer")).open();

    mountAlways();
    assertThatIllegalStateException()
        .isThrownBy(() -> new KeyFile(volume.resolve("peer")).open())
        .withMessageContaining("others may write to it");
  }

  @Test
  void theVolumeItselfIsNoPlaceForAKey() throws IOException {
    mountOnRootMismatch();
    assertThatIllegalStateException()
        .isThrownBy(() -> new KeyFile(volume).open())
        .withMessageContaining("chmod 700");
  }

  private void mountOnRootMismatch() throws IOException {
    if ((mode(volume) & FOLDER) != FOLDER) {
      mountAlways();
    }
  }

  private void mountAlways() throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(volume)) {
      all = walk.toList();
    }
    for (Path each : all) {
      int opened = mode(each) | (Files.isDirectory(each) ? FOLDER : FILE);
      Files.setAttribute(each, "unix:mode", opened);
    }
  }

  private static int mode(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:mode");
  }
}
