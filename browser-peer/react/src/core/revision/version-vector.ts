import type { PeerCounters } from "../cbor/peer-counters.js";
import { greatestCounters, mergeCounters, peerCounters } from "../cbor/peer-counters.js";
import type { PeerId } from "../identity/peer-id.js";

/** How one version vector stands to another. */
export type Causality = "before" | "after" | "equal" | "concurrent";

/**
 * What a revision's author had seen of this pattern: for each peer the counter of its latest edit.
 * A peer that is not named counts 0.
 */
export class VersionVector {
  /** Most peers that one vector may name. */
  static readonly PEERS = 1_000;

  /** Nothing seen. */
  static readonly EMPTY = VersionVector.of([]);

  private constructor(
    /** By peer, ascending, each from 1 to 2^53 - 1. */
    readonly counters: PeerCounters,
  ) {}

  /** The vector of these counters, in whatever order they come. */
  static of(counters: Iterable<readonly [PeerId, number]>): VersionVector {
    return new VersionVector(peerCounters("clock", counters, VersionVector.PEERS));
  }

  /** This peer's counter, 0 when it made no edit that counts here. */
  counter(peer: PeerId): number {
    return this.counters.get(peer) ?? 0;
  }

  /** Whether every counter here is at least the other's. */
  covers(other: VersionVector): boolean {
    for (const [peer, counter] of other.counters) {
      if (this.counter(peer) < counter) {
        return false;
      }
    }
    return true;
  }

  /** How this vector stands to `other`. */
  compare(other: VersionVector): Causality {
    const atLeast = this.covers(other);
    if (other.covers(this)) {
      return atLeast ? "equal" : "before";
    }
    return atLeast ? "after" : "concurrent";
  }

  /** The least vector that covers both; of more than 1,000 peers the latest edits stay. */
  merge(other: VersionVector): VersionVector {
    return VersionVector.of(mergeCounters(this.counters, other.counters, VersionVector.PEERS));
  }

  /**
   * The vector of an edit that follows: this peer's counter becomes the greater of last + 1 and
   * now, so that a peer that lost its library never counts the same number twice.
   *
   * @param now the author's clock, milliseconds since the epoch
   */
  next(peer: PeerId, now: number): VersionVector {
    const others = new Map(this.counters);
    others.delete(peer);
    return VersionVector.of([
      ...greatestCounters(others, VersionVector.PEERS - 1),
      [peer, Math.max(this.counter(peer) + 1, now)],
    ]);
  }
}
