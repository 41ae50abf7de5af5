package io.patternmesh.local.story.step;

import io.patternmesh.local.agent.PatternText;
import io.patternmesh.local.story.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Test files in any number, no two with the same text.
 *
 * @param stage gives each a word of its own
 * @param count how many
 */
record ManyTests(Stage stage, int count) {

  private static final int KEPT_SECRET = 40;

  void writeTo(Path folder) {
    try {
      Files.createDirectories(folder);
      for (int i = 1; i <= count; i++) {
        String number = String.format("%04d", i);
        String name = "Bulk test " + number + " of the demo";
        String code = code(number, name);
        Files.writeString(folder.resolve("bulk-" + number + ".test.js"), code);
        if (i % (count / KEPT_SECRET) == 0) {
          stage
              .secrets()
              .keep("bulk-" + number, new PatternText(name, "unit-test", "jest", code, "", 50));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("test files cannot be written to " + folder, e);
    }
  }

  private String code(String number, String name) {
    return "// @pattern id: bulk-"
        + number
        + "\n// @pattern name: "
        + name
        + "\n// @pattern framework: jest\n\n"
        + stage.newCode("bulk " + number);
  }
}
