package io.patternmesh.model.revision;

import io.patternmesh.model.cbor.PeerCounters;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.pattern.InvalidFieldException;
import io.patternmesh.model.pattern.Limits;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a revision's author had seen of this pattern: for each peer the counter of its latest edit
 * (Parker et al., "Detection of Mutual Inconsistency in Distributed Systems", 1983). A peer that is
 * not named counts 0.
 *
 * @param counters by peer, each from 1 to 2^53 - 1, at most 1,000 peers
 */
public record VersionVector(SortedMap<PeerId, Long> counters) {

  /** Most peers that one vector may name. */
  public static final int PEERS = 1_000;

  /** Nothing seen. */
  public static final VersionVector EMPTY = new VersionVector(new TreeMap<>());

  /**
   * @throws InvalidFieldException when a counter or the number of peers is out of its limits
   */
  public VersionVector {
    if (counters.size() > PEERS) {
      throw new InvalidFieldException(
          "clock", counters.size() + " peers", "at most " + PEERS + " peers expected");
    }
    counters.values().forEach(counter -> Limits.number("clock", counter, 1));
    TreeMap<PeerId, Long> ascending = new TreeMap<>();
    ascending.putAll(counters);
    counters = Collections.unmodifiableSortedMap(ascending);
  }

  /** The vector of these counters, in whatever order they come. */
  public static VersionVector of(Map<PeerId, Long> counters) {
    return new VersionVector(new TreeMap<>(counters));
  }

  /** This peer's counter, 0 when it made no edit that counts here. */
  public long counter(PeerId peer) {
    return counters.getOrDefault(peer, 0L);
  }

  /** How this vector stands to {@code other}. */
  public Causality compare(VersionVector other) {
    boolean atMost = other.covers(this);
    boolean atLeast = covers(other);
    if (atMost) {
      return atLeast ? Causality.EQUAL : Causality.BEFORE;
    }
    return atLeast ? Causality.AFTER : Causality.CONCURRENT;
  }

  /** Whether every counter here is at least the other's. */
  public boolean covers(VersionVector other) {
    return other.counters.entrySet().stream()
        .allMatch(entry -> counter(entry.getKey()) >= entry.getValue());
  }

  /**
   * The least vector that covers both. Of more than {@link #PEERS} peers the latest edits stay, so
   * that no made-up list of peers can stop a pattern from being merged or edited.
   */
  public VersionVector merge(VersionVector other) {
    return new VersionVector(PeerCounters.merge(counters, other.counters, PEERS));
  }

  /**
   * The vector of an edit that follows: this peer's counter becomes the greater of last + 1 and
   * now, so that a peer that lost its library never counts the same number twice.
   *
   * @param now the author's clock, milliseconds since the epoch
   * @throws InvalidFieldException when the counter would pass 2^53 - 1
   */
  public VersionVector next(PeerId peer, long now) {
    TreeMap<PeerId, Long> others = new TreeMap<>(counters);
    others.remove(peer);
    TreeMap<PeerId, Long> next = new TreeMap<>(PeerCounters.greatest(others, PEERS - 1));
    next.put(peer, Math.max(counter(peer) + 1, now));
    return new VersionVector(next);
  }
}
