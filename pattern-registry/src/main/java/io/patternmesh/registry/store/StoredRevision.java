package io.patternmesh.registry.store;

import io.patternmesh.model.revision.Digest;
import io.patternmesh.model.revision.Revision;

/**
 * A revision of the history.
 *
 * @param sequence the number of the change that it came with
 * @param head whether it is its pattern's head
 * @param usage of its pattern, by all peers
 */
public record StoredRevision(
    Revision revision, long sequence, boolean openConflict, boolean head, long usage) {

  /** What is known of it before it is read. */
  record Key(String digest, long sequence, boolean openConflict, String headDigest, long usage) {

    StoredRevision of(Revision revision) {
      return new StoredRevision(revision, sequence, openConflict, digest.equals(headDigest), usage);
    }

    Digest parsed() {
      return Digest.parse(digest);
    }
  }
}
