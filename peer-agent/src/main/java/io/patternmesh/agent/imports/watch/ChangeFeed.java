package io.patternmesh.agent.imports.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** Word from the system of which paths changed in the folders that it was told to follow. */
interface ChangeFeed {

  /** Opens a feed. */
  @FunctionalInterface
  interface Source {
    /**
     * @throws IOException when the system grants none
     */
    ChangeFeed open() throws IOException;
  }

  /**
   * What happened since it was last asked. Repeated changes of one path are one.
   *
   * @param lost whether more happened than could be kept, so that anything may have changed
   */
  record Changes(Set<Path> touched, boolean lost) {}

  /** A feed that never tells anything. */
  ChangeFeed SILENT =
      new ChangeFeed() {
        @Override
        public void follow(Path folder) {}

        @Override
        public void forget(Path folder) {}

        @Override
        public Changes drain() {
          return new Changes(Set.of(), false);
        }

        @Override
        public void close() {}
      };

  /**
   * Follows the entries of a folder, not of its sub-folders. To follow a folder again is harmless.
   *
   * @throws java.nio.file.FileSystemException when this folder cannot be followed
   * @throws IOException when no more folders can be
   */
  void follow(Path folder) throws IOException;

  /** Stops following a folder, and all below it, that is no longer there. */
  void forget(Path folder);

  Changes drain();

  void close();
}
