package io.patternmesh.agent.imports;

import java.nio.file.Path;
import java.util.Set;

/** What a scan or the watcher saw in a folder of test files. */
public sealed interface ImportEvent {

  /** The configured folder that this belongs to, as it was given. */
  String folder();

  /**
   * A test file that is new, or whose bytes changed since it was last reported.
   *
   * @param contentHash SHA-256 of the file's bytes, 64 hexadecimal digits
   */
  record Found(String folder, Path file, ImportedPattern pattern, String contentHash)
      implements ImportEvent {}

  /**
   * A pattern that the file no longer holds: the file is gone, or is no test any more, or took
   * another id. A watched folder that vanishes as a whole removes nothing (see {@link Skipped}).
   */
  record Removed(String folder, Path file, String patternId) implements ImportEvent {}

  /**
   * A test file that could not be imported, and why. {@code file} is a folder when that folder
   * could not be read or watched; nothing below it then counts as removed.
   */
  record Skipped(String folder, Path file, String reason) implements ImportEvent {}

  /**
   * Every file of the folder was looked at. Not sent for a folder that is missing.
   *
   * @param found how many files hold a pattern now, reported this time or before
   * @param skipped how many files and folders stand skipped now
   * @param patternIds the ids that the folder holds now; an id that it held before and that is not
   *     among these is gone, unless its file, or a folder above it, was {@link Skipped}
   */
  record ScanComplete(String folder, int found, int skipped, Set<String> patternIds)
      implements ImportEvent {
    public ScanComplete {
      patternIds = Set.copyOf(patternIds);
    }
  }
}
