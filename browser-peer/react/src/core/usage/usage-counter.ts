import type { PeerCounters } from "../cbor/peer-counters.js";
import { mergeCounters, peerCounters } from "../cbor/peer-counters.js";
import { toHex } from "../cbor/hex.js";
import type { PeerId } from "../identity/peer-id.js";
import { GREATEST_NUMBER } from "../pattern/limits.js";

/**
 * The fingerprint of a usage counter: 16 hexadecimal digits that differ, but for chance, where two
 * counters differ.
 */
export type UsageMark = string;

/** The mark of a counter that counted nothing. */
export const NEVER_USED: UsageMark = "0000000000000000";

/** The usage counter of one pattern, as it travels. */
export interface PatternUsage {
  readonly patternId: string;
  readonly counter: UsageCounter;
}

/** A grow-only counter: each peer counts its own uses, and states merge by the maximum of each. */
export class UsageCounter {
  /** Most peers that one counter may name. */
  static readonly PEERS = 1_000;

  /** Never used. */
  static readonly ZERO = UsageCounter.of([]);

  private constructor(
    /** Uses by peer, ascending, each from 1 to 2^53 - 1. */
    readonly counts: PeerCounters,
  ) {}

  /** The counter of these counts, in whatever order they come. */
  static of(counts: Iterable<readonly [PeerId, number]>): UsageCounter {
    return new UsageCounter(peerCounters("usage", counts, UsageCounter.PEERS));
  }

  /** Uses by all peers together, capped at 2^53 - 1. */
  total(): number {
    let sum = 0;
    for (const count of this.counts.values()) {
      sum = Math.min(GREATEST_NUMBER, sum + count);
    }
    return sum;
  }

  /** The least counter that is at least both; of more than 1,000 peers the greatest counts stay. */
  merge(other: UsageCounter): UsageCounter {
    return UsageCounter.of(mergeCounters(this.counts, other.counts, UsageCounter.PEERS));
  }

  /** This counter after one more use by `peer`; a count of 2^53 - 1 stays. */
  usedBy(peer: PeerId): UsageCounter {
    const uses = Math.min(GREATEST_NUMBER, (this.counts.get(peer) ?? 0) + 1);
    return this.merge(UsageCounter.of([[peer, uses]]));
  }

  /** Whether both count the same. */
  equals(other: UsageCounter): boolean {
    return (
      this.counts.size === other.counts.size &&
      [...this.counts].every(([peer, count]) => other.counts.get(peer) === count)
    );
  }

  /**
   * The first eight bytes of SHA-256 over each peer's id and its count in eight bytes, ascending
   * by peer; {@link NEVER_USED} when nothing was counted.
   */
  async mark(): Promise<UsageMark> {
    if (this.counts.size === 0) {
      return NEVER_USED;
    }
    const bytes = new Uint8Array(this.counts.size * 40);
    const view = new DataView(bytes.buffer);
    let at = 0;
    for (const [peer, count] of this.counts) {
      bytes.set(new TextEncoder().encode(peer), at);
      view.setBigUint64(at + 32, BigInt(count));
      at += 40;
    }
    const hash = await crypto.subtle.digest("SHA-256", bytes);
    return toHex(new Uint8Array(hash, 0, 8));
  }
}
