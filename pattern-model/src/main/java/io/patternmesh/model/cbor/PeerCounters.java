package io.patternmesh.model.cbor;

import io.patternmesh.model.identity.PeerId;
import java.util.SortedMap;
import java.util.TreeMap;

/** A counter for each peer: {@code [ * [ peer: text, counter: uint ] ]}, ascending by peer. */
public final class PeerCounters {

  private PeerCounters() {}

  public static void write(CborWriter out, SortedMap<PeerId, Long> counters) {
    out.array(
        counters.entrySet(),
        (item, entry) ->
            item.array(2, () -> item.text(entry.getKey().value()).number(entry.getValue())));
  }

  /**
   * @param what the name of the counters, for messages
   * @param most the most peers that may be named
   */
  public static SortedMap<PeerId, Long> read(CborReader in, String what, int most) {
    TreeMap<PeerId, Long> counters = new TreeMap<>();
    in.list(what, most, item -> item.array(what, () -> readOne(item, what, counters)));
    return counters;
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
