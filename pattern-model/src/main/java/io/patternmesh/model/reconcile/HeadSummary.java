package io.patternmesh.model.reconcile;

import io.patternmesh.model.pattern.Limits;
import io.patternmesh.model.revision.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One head as it is compared: equal summaries, equal heads.
 *
 * @param digest of the winning revision
 * @param usage the usage counter's fingerprint
 */
public record HeadSummary(String patternId, Digest digest, long usage) {

  public HeadSummary {
    Limits.id(patternId);
  }

  /** SHA-256 over id, digest and usage: the element that stands for this head in a set. */
  Digest element() {
    byte[] id = patternId.getBytes(StandardCharsets.US_ASCII);
    return Digest.of(
        ByteBuffer.allocate(id.length + 1 + Digest.LENGTH + Long.BYTES)
            .put(id)
            .put((byte) 0)
            .put(digest.bytes())
            .putLong(usage)
            .array());
  }
}
