package io.patternmesh.local.training;

import io.patternmesh.local.story.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Test files for an import to read. */
final class TrainingTests {

  private TrainingTests() {}

  static void write(Path folder, int count, Stage stage) {
    try {
      Files.createDirectories(folder);
      for (int number = 1; number <= count; number++) {
        String id = "training-" + number;
        Files.writeString(
            folder.resolve(id + ".test.js"), "// @pattern id: " + id + "\n" + stage.newCode(id));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("test files cannot be written to " + folder, e);
    }
  }
}
