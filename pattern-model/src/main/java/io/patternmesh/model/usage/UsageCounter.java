package io.patternmesh.model.usage;

import io.patternmesh.model.cbor.PeerCounters;
import io.patternmesh.model.identity.PeerId;
import io.patternmesh.model.pattern.InvalidFieldException;
import io.patternmesh.model.pattern.Limits;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A grow-only counter (G-Counter; Shapiro, Preguiça, Baquero, Zawirski, "A comprehensive study of
 * Convergent and Commutative Replicated Data Types", 2011): each peer counts its own uses, and two
 * states merge by the maximum of each peer's count.
 *
 * @param counts uses by peer, each from 1 to 2^53 - 1, at most 1,000 peers
 */
public record UsageCounter(SortedMap<PeerId, Long> counts) {

  /** Most peers that one counter may name. */
  public static final int PEERS = 1_000;

  /** Never used. */
  public static final UsageCounter ZERO = new UsageCounter(new TreeMap<>());

  /**
   * @throws InvalidFieldException when a count or the number of peers is out of its limits
   */
  public UsageCounter {
    if (counts.size() > PEERS) {
      throw new InvalidFieldException(
          "usage", counts.size() + " peers", "at most " + PEERS + " peers expected");
    }
    counts.values().forEach(count -> Limits.number("usage", count, 1));
    TreeMap<PeerId, Long> ascending = new TreeMap<>();
    ascending.putAll(counts);
    counts = Collections.unmodifiableSortedMap(ascending);
  }

  /** Uses by all peers together, capped at 2^53 - 1. */
  public long total() {
    long sum = 0;
    for (long count : counts.values()) {
      sum = Math.min(Limits.GREATEST_NUMBER, sum + count);
    }
    return sum;
  }

  /**
   * The least counter that is at least this and at least {@code other}. Of more than {@link #PEERS}
   * peers those with the greatest counts stay.
   */
  public UsageCounter merge(UsageCounter other) {
    return new UsageCounter(PeerCounters.merge(counts, other.counts, PEERS));
  }

  /** This counter after one more use by {@code peer}; a count of 2^53 - 1 stays. */
  public UsageCounter usedBy(PeerId peer) {
    long uses = Math.min(Limits.GREATEST_NUMBER, counts.getOrDefault(peer, 0L) + 1);
    return merge(new UsageCounter(new TreeMap<>(Map.of(peer, uses))));
  }

  /**
   * Eight bytes that differ, but for chance, where two counters differ; 0 when nothing counted: the
   * first eight, big-endian, of SHA-256 over each peer's id and its count in eight bytes, ascending
   * by peer.
   */
  public long fingerprint() {
    if (counts.isEmpty()) {
      return 0;
    }
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      counts.forEach(
          (peer, count) -> {
            sha.update(peer.value().getBytes(StandardCharsets.US_ASCII));
            sha.update(ByteBuffer.allocate(Long.BYTES).putLong(count).array());
          });
      return ByteBuffer.wrap(sha.digest()).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
