package io.patternmesh.agent.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real folder that tests write into. */
public record TestFolder(Path path) {

  public static final String JEST_TEST = "test('adds', () => expect(1 + 1).toBe(2));\n";

  public Path write(String file, String text) {
    return write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  public Path write(String file, byte[] bytes) {
    try {
      Path target = path.resolve(file);
      Files.createDirectories(target.getParent());
      return Files.write(target, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes it the working tree of a clone. */
  public TestFolder cloneOf(String url) {
    write(".git/HEAD", "ref: refs/heads/main\n");
    write(".git/config", "[core]\n\tbare = false\n[remote \"origin\"]\n\turl = " + url + "\n");
    return this;
  }
}
