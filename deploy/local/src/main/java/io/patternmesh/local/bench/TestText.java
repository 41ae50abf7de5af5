package io.patternmesh.local.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * The text of a test file, about 2 KB, the same for the same number and like no other one's.
 *
 * @param number which
 */
record TestText(int number) {

  private static final int LENGTH = 2_000;

  /** That many files, each a pattern of its own. */
  static void write(Path folder, int count) {
    try {
      Files.createDirectories(folder);
      for (int number = 1; number <= count; number++) {
        String id = String.format("bench-%05d", number);
        Files.writeString(
            folder.resolve(id + ".test.js"),
            "// @pattern id: " + id + "\n" + new TestText(number).code());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("test files cannot be written to " + folder, e);
    }
  }

  /** As dense as code is: half words, half what nobody could guess. */
  String code() {
    SplittableRandom random = new SplittableRandom(number);
    StringBuilder code = new StringBuilder("test('case " + number + "', () => {\n");
    while (code.length() < LENGTH) {
      code.append("  expect(total(cart(").append(random.nextInt(1_000)).append("))).toBe('");
      code.append(Long.toHexString(random.nextLong())).append("');\n");
    }
    return code.append("});\n").toString();
  }
}
