package io.patternmesh.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files of the project, by their paths from its root. */
public final class Checkout {

  private static final Path ROOT = root();

  private Checkout() {}

  /** The file or folder at {@code path}, for instance {@code k8s/base}. */
  public static Path at(String path) {
    return ROOT.resolve(path);
  }

  /**
   * The text of a file.
   *
   * @throws UncheckedIOException if there is none, or it cannot be read
   */
  public static String text(String path) {
    try {
      return Files.readString(at(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    Path here = Path.of("").toAbsolutePath();
    while (here != null && !Files.isRegularFile(here.resolve("mesh"))) {
      here = here.getParent();
    }
    if (here == null) {
      throw new IllegalStateException(
          "no folder above " + Path.of("").toAbsolutePath() + " holds the script \"mesh\"");
    }
    return here;
  }
}
