package io.patternmesh.model.reconcile;

import io.patternmesh.model.pattern.InvalidFieldException;
import io.patternmesh.model.pattern.Limits;
import io.patternmesh.model.revision.Digest;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * A set of heads in 40 bytes: sets that differ have, but for chance, different fingerprints, in
 * whatever order they are listed. Tells two honest peers that nothing needs to be compared; a peer
 * that lies about its own fingerprint only keeps itself from news.
 *
 * @param count how many heads
 * @param sum exclusive or of the heads' elements
 */
public record SetFingerprint(long count, Digest sum) {

  /**
   * @throws InvalidFieldException when {@code count} is not from 0 to 2^53 - 1
   */
  public SetFingerprint {
    Limits.number("count", count, 0);
  }

  /** The fingerprint of these heads; each must be there once. */
  public static SetFingerprint of(Stream<HeadSummary> heads) {
    byte[] sum = new byte[Digest.LENGTH];
    long count = 0;
    for (Iterator<HeadSummary> all = heads.iterator(); all.hasNext(); count++) {
      byte[] element = all.next().element().bytes();
      for (int i = 0; i < sum.length; i++) {
        sum[i] ^= element[i];
      }
    }
    return new SetFingerprint(count, Digest.wrap(sum));
  }
}
