package io.patternmesh.agent.imports.merge;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What was last imported from a file.
 *
 * @param folder the watched folder, as it was given
 * @param patternId the pattern that the file holds
 * @param file its path
 * @param contentHash SHA-256 of its bytes; empty when the file is gone
 * @param made what the file made of the pattern, see {@link ContentMark}
 * @param pendingSince when its import began, in milliseconds since the epoch; 0 when it is done
 */
@RegisterForReflection
record ImportedFile(
    String folder,
    String patternId,
    String file,
    String contentHash,
    String made,
    long pendingSince) {

  /** Whether the file was there when it was last looked at. */
  @JsonIgnore
  boolean present() {
    return !contentHash.isEmpty();
  }

  /** Whether the import of these bytes is done. */
  boolean holds(String hash) {
    return pendingSince == 0 && contentHash.equals(hash);
  }

  ImportedFile done() {
    return new ImportedFile(folder, patternId, file, contentHash, made, 0);
  }

  ImportedFile gone() {
    return new ImportedFile(folder, patternId, file, "", "", 0);
  }
}
