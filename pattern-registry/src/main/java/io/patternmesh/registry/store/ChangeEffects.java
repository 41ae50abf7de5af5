package io.patternmesh.registry.store;

import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.revision.Digest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a change did to its pattern, besides what it brought.
 *
 * @param previous the head right before; empty when no revision was seen
 * @param opened revisions that have needed a decision since
 * @param closed revisions that needed one until then
 * @param used by peer, the counts that grew, as they are since
 */
public record ChangeEffects(
    Optional<Digest> previous,
    List<Digest> opened,
    List<Digest> closed,
    SortedMap<PeerId, Long> used) {

  public ChangeEffects {
    opened = List.copyOf(opened);
    closed = List.copyOf(closed);
    used = Collections.unmodifiableSortedMap(new TreeMap<>(used));
  }

  /** Of a merged revision. */
  public static ChangeEffects ofRevision(
      Optional<Digest> previous, List<Digest> opened, List<Digest> closed) {
    return new ChangeEffects(previous, opened, closed, Collections.emptySortedMap());
  }

  /** Of merged usage. */
  public static ChangeEffects ofUsage(Optional<Digest> head, SortedMap<PeerId, Long> used) {
    return new ChangeEffects(head, List.of(), List.of(), used);
  }
}
