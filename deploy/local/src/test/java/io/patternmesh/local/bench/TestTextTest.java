package io.patternmesh.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestTextTest {

  @TempDir private Path folder;

  @Test
  void everyFileIsAPatternOfItsOwnOfAbout2Kilobytes() throws IOException {
    TestText.write(folder, 20);

    Set<String> ids = new HashSet<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        List<String> lines = Files.readAllLines(file);
        ids.add(lines.get(0));
        assertThat(Files.size(file)).isBetween(2_000L, 2_200L);
      }
    }
    assertThat(ids).hasSize(20).contains("// @pattern id: bench-00001");
  }

  @Test
  void theSameNumberHasTheSameTextAndNoOtherNumberHas() {
    assertThat(new TestText(7).code())
        .isEqualTo(new TestText(7).code())
        .isNotEqualTo(new TestText(8).code());
  }
}
