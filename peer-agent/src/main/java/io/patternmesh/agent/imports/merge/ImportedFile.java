package io.patternmesh.agent.imports.merge;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What was last imported from a file.
 *
 * @param folder the watched folder, as it was given
 * @param patternId the pattern that the file holds
 * @param file its path
 * @param contentHash SHA-256 of its bytes; empty when the file is gone
 */
record ImportedFile(String folder, String patternId, String file, String contentHash) {

  /** Whether the file was there when it was last looked at. */
  @JsonIgnore
  boolean present() {
    return !contentHash.isEmpty();
  }

  ImportedFile gone() {
    return new ImportedFile(folder, patternId, file, "");
  }
}
