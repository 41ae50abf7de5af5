package io.patternmesh.agent.index;

import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.reconcile.HeadSummary;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The heads of this library, ascending by pattern id; follows the registry's changes. */
public final class HeadIndex {

  private final ConcurrentNavigableMap<String, HeadEntry> entries = new ConcurrentSkipListMap<>();

  /** Replaces what is known of a pattern. */
  public void put(HeadEntry entry) {
    entries.put(entry.patternId(), entry);
  }

  /** Forgets everything, before the library is read anew. */
  public void clear() {
    entries.clear();
  }

  public Optional<HeadEntry> find(String patternId) {
    return Optional.ofNullable(entries.get(patternId));
  }

  /** What {@code peer} is shown of the patterns after {@code after}, ascending by id. */
  public Stream<HeadSummary> shownTo(PeerId peer, String after) {
    return entries.tailMap(after, false).values().stream()
        .flatMap(entry -> entry.shownTo(peer).stream());
  }

  /** How many patterns, tombstones included. */
  public int size() {
    return entries.size();
  }
}
