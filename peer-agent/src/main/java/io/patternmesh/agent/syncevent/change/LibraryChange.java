package io.patternmesh.agent.syncevent.change;

import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.revision.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * One step of the change sequence, with all that it did.
 *
 * @param usage whether only a usage counter grew
 * @param digest of the revision that was merged, or of the head when usage was
 * @param head the head right after; empty when no revision was seen
 * @param previous the head right before
 * @param opened revisions that have needed a decision since
 * @param closed revisions that needed one until then
 * @param used by peer, the counts that grew
 * @param usageMark the fingerprint of all counts
 * @param at when it was merged
 */
public record LibraryChange(
    long sequence,
    boolean usage,
    String patternId,
    Optional<Digest> digest,
    Optional<Digest> head,
    Optional<Digest> previous,
    List<Digest> opened,
    List<Digest> closed,
    SortedMap<PeerId, Long> used,
    String usageMark,
    Optional<Instant> at,
    Optional<String> traceParent) {

  /** Whether the revision that was merged is the head since. */
  boolean movedTheHead() {
    return !usage && head.isPresent() && head.equals(digest) && !head.equals(previous);
  }

  /** The revisions that have to be known to tell of it. */
  Stream<Digest> mentioned() {
    return Stream.of(
            digest.stream().toList(),
            head.stream().toList(),
            previous.stream().toList(),
            opened,
            closed)
        .flatMap(List::stream);
  }
}
