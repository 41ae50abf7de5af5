package io.patternmesh.registry.visible;

import io.patternmesh.model.revision.Audience;
import io.patternmesh.model.revision.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A pattern's revisions from the head down to the first that the room may hold, without those that
 * nobody needs because a greater one may be held by the same peers. The first that a peer may hold
 * is what that peer is shown.
 *
 * <pre>
 * head   only [bob], by alice     kept: alice and bob
 *        draft by alice           left out: alice may hold a greater one
 *        only [carol], by alice   kept: carol
 *        room                     kept, and the end
 * </pre>
 *
 * <p>What is left out stays so whatever comes later, so the chain alone suffices to go on.
 *
 * @param entries greatest first, at most 1,000 with at most 10,000 peers named in all
 */
public record VisibleChain(List<Visible> entries) {

  private static final int LONGEST = 1_000;
  private static final int MOST_PEERS = 10_000;

  public static final VisibleChain EMPTY = new VisibleChain(List.of());

  public VisibleChain {
    entries = List.copyOf(entries);
  }

  /** The chain of a pattern that this is the only revision of, or the only that counts. */
  public static VisibleChain of(Revision revision) {
    return new VisibleChain(List.of(Visible.of(revision)));
  }

  /** The chain after {@code revision} was seen too. */
  public VisibleChain with(Revision revision) {
    return pruned(
        Stream.concat(entries.stream(), Stream.of(Visible.of(revision)))
            .distinct()
            .sorted(Visible.GREATEST_FIRST)
            .toList());
  }

  private static VisibleChain pruned(List<Visible> descending) {
    List<Visible> kept = new ArrayList<>();
    Holders holders = new Holders();
    int named = 0;
    for (Visible visible : descending) {
      if (!holders.add(visible)) {
        continue;
      }
      named += visible.audience() instanceof Audience.Only only ? only.peers().size() : 0;
      if (!kept.isEmpty() && (kept.size() == LONGEST || named > MOST_PEERS)) {
        break;
      }
      kept.add(visible);
      if (visible.audience() instanceof Audience.Room) {
        break;
      }
    }
    return new VisibleChain(kept);
  }
}
