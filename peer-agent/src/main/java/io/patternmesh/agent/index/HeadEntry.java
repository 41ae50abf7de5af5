package io.patternmesh.agent.index;

import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.reconcile.HeadSummary;
import io.patternmesh.model.revision.Digest;
import java.util.List;
import java.util.Optional;

/**
 * The heads of one pattern, by who may hold them.
 *
 * @param visible the head first; behind it, where its audience is limited, lesser revisions down to
 *     the first that the whole room may hold
 * @param usage the usage counter's fingerprint
 */
public record HeadEntry(String patternId, List<VisibleHead> visible, long usage) {

  public HeadEntry {
    visible = List.copyOf(visible);
  }

  /** The winner of all, whoever may hold it. */
  public Digest head() {
    return visible.get(0).digest();
  }

  /**
   * What {@code peer} is shown: the greatest revision that it may hold; empty when there is none.
   */
  public Optional<HeadSummary> shownTo(PeerId peer) {
    return visible.stream()
        .filter(head -> head.mayBeHeldBy(peer))
        .findFirst()
        .map(head -> new HeadSummary(patternId, head.digest(), usage));
  }

  /** Whether this revision is one of the visible ones. */
  public boolean holds(Digest digest) {
    return visible.stream().anyMatch(head -> head.digest().equals(digest));
  }
}
