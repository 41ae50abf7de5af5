package io.patternmesh.agent.imports.scan;

import java.io.IOException;
import java.nio.file.Path;

/** Where symbolic links lead. */
final class Links {

  private Links() {}

  /** Whether a link leads to a file of the folder, which is then imported where it lies. */
  static boolean staysWithin(Path link, Path folder) {
    try {
      return link.toRealPath().startsWith(folder.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }
}
