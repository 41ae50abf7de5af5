package io.patternmesh.model.cbor;

import io.patternmesh.model.identity.PeerId;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A counter for each peer: {@code [ * [ peer: text, counter: uint ] ]}, ascending by peer. */
public final class PeerCounters {

  private static final Comparator<Map.Entry<PeerId, Long>> GREATEST_FIRST =
      Map.Entry.<PeerId, Long>comparingByValue()
          .thenComparing(Map.Entry.comparingByKey())
          .reversed();

  private PeerCounters() {}

  /** Writes the counters as one item. */
  public static void write(CborWriter out, SortedMap<PeerId, Long> counters) {
    out.array(
        counters.entrySet(),
        (item, entry) ->
            item.array(2, () -> item.text(entry.getKey().value()).number(entry.getValue())));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param what the name of the counters, for messages
   * @param most the most peers that may be named
   * @throws MalformedException when a peer comes twice or before a lesser one
   */
  public static SortedMap<PeerId, Long> read(CborReader in, String what, int most) {
    TreeMap<PeerId, Long> counters = new TreeMap<>();
    in.list(what, most, item -> item.array(what, () -> readOne(item, what, counters)));
    return counters;
  }

  /**
   * The greater of both counters of each peer; of more than {@code most} peers those with the
   * greatest counters, of equal ones the greater peer ids. Which ones stay depends on neither order
   * nor repetition: what a merge left out had {@code most} greater ones above it, and counters only
   * grow.
   */
  public static SortedMap<PeerId, Long> merge(
      SortedMap<PeerId, Long> one, SortedMap<PeerId, Long> other, int most) {
    TreeMap<PeerId, Long> merged = new TreeMap<>(one);
    other.forEach((peer, counter) -> merged.merge(peer, counter, Math::max));
    return greatest(merged, most);
  }

  /** The {@code most} greatest of these counters, of equal ones those of the greater peer ids. */
  public static SortedMap<PeerId, Long> greatest(SortedMap<PeerId, Long> counters, int most) {
    if (counters.size() <= most) {
      return counters;
    }
    TreeMap<PeerId, Long> kept = new TreeMap<>();
    counters.entrySet().stream()
        .sorted(GREATEST_FIRST)
        .limit(most)
        .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
    return kept;
  }

  private static PeerId readOne(CborReader in, String what, TreeMap<PeerId, Long> counters) {
    PeerId peer = new PeerId(in.text(what));
    if (!counters.isEmpty() && counters.lastKey().compareTo(peer) >= 0) {
      throw new MalformedException(what + ": peers in ascending order expected, got " + peer);
    }
    counters.put(peer, in.number(what));
    return peer;
  }
}
