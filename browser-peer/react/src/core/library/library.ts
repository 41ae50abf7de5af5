import type { PeerId } from "../identity/peer-id.js";
import type {
  Conflict,
  ConflictSides,
  LibraryState,
  PatternFacets,
  PatternPage,
  PatternQuery,
  Resolution,
  Unsubscribe,
} from "../mesh.js";
import type {
  Audience,
  HeldPattern,
  PastRevision,
  PatternEdit,
} from "../pattern/shared-pattern.js";
import type { HeadSummary, SetFingerprint } from "../reconcile/head-summary.js";
import type { Digest } from "../revision/digest.js";
import type { Revision } from "../revision/revision.js";
import type { PatternUsage, UsageMark } from "../usage/usage-counter.js";

/** What became of one incoming revision. */
export type Merged =
  /** It is the head now, and nobody's work was set aside for it. */
  | { readonly outcome: "applied"; readonly revision: Revision }
  /** It adds nothing: it was seen already by one that is here, or holds the same content. */
  | { readonly outcome: "stale"; readonly revision: Revision }
  /** It is the head already. */
  | { readonly outcome: "duplicate"; readonly revision: Revision }
  /** Two concurrent edits that differ; `winner` is the head from now on. */
  | {
      readonly outcome: "conflict";
      readonly revision: Revision;
      readonly winner: Digest;
      readonly loser: Digest;
    }
  /** It was not let in; nothing was written of it. */
  | { readonly outcome: "rejected"; readonly revision: Revision; readonly reason: string }
  /** The head was not the expected one; nothing was written of it. */
  | { readonly outcome: "head-moved"; readonly revision: Revision; readonly head?: Digest };

/** A revision to merge, if the head is still the expected one. */
export interface MergeItem {
  readonly revision: Revision;
  /** The head that it must follow, `null` for none; when absent, the policy alone decides. */
  readonly expected?: Digest | null;
}

/** One step of the library. */
export interface LibraryChange {
  readonly patternId: string;
  /** `head`: another revision counts; `kept`: one went into the history; `usage`: a count grew. */
  readonly kind: "head" | "kept" | "usage";
  /** The head after the step; absent when only uses of it are known here. */
  readonly head?: Digest;
  /** Whether the head is a tombstone. */
  readonly deleted: boolean;
  /** Whether this member made it, rather than got it. */
  readonly own: boolean;
  /** The step opened a conflict of this pattern. */
  readonly conflict: boolean;
  /** The step closed the last conflict of this pattern. */
  readonly resolved: boolean;
}

/** A revision that is the head for those who may hold it and none greater. */
export interface VisibleHead {
  readonly digest: Digest;
  readonly audience: Audience;
  readonly author: PeerId;
}

/** The heads of one pattern, by who may hold them; no content. */
export interface HeadEntry {
  readonly patternId: string;
  /** The head first; behind it lesser revisions down to the first that the room may hold. */
  readonly visible: readonly VisibleHead[];
  readonly usage: UsageMark;
}

/**
 * The patterns of this member. Everything that is read without waiting comes from memory and holds
 * no code.
 */
export interface Library {
  readonly self: PeerId;
  readonly state: LibraryState;

  /**
   * Tells of each committed transaction what it changed, in order; at most one batch of a merge.
   * A listener must not wait: it takes note.
   */
  subscribe(listener: (changes: readonly LibraryChange[]) => void): Unsubscribe;

  // --- what peers are told -------------------------------------------------------------------

  /** What is known of a pattern's heads. */
  entry(patternId: string): HeadEntry | undefined;
  /** The greatest revision of a pattern that `peer` may hold. */
  shownTo(peer: PeerId, patternId: string): HeadSummary | undefined;
  /** What `peer` is shown after the id `after`, ascending by id, at most `limit`. */
  headsFor(peer: PeerId, after: string, limit: number): readonly HeadSummary[];
  /** What `peer` is shown, up to and with the id `last`, all when absent. */
  headsBetween(peer: PeerId, after: string, last?: string): Iterable<HeadSummary>;
  /** The fingerprint of all that `peer` is shown. */
  fingerprintFor(peer: PeerId): Promise<SetFingerprint>;
  /** Whether this revision is one of the pattern's visible heads. */
  holds(patternId: string, digest: Digest): boolean;
  /** Those of these revisions that are here, in this order; up to about 4 MiB, then it stops. */
  revisions(digests: readonly Digest[]): Promise<readonly Revision[]>;
  /** The counters of these patterns, in this order, an empty one where nobody counted. */
  usages(patternIds: readonly string[]): Promise<readonly PatternUsage[]>;

  /** How often a pattern was used, by all members together. */
  uses(patternId: string): number;

  // --- what comes from peers -----------------------------------------------------------------

  /**
   * Verifies signatures, then merges all of it in one transaction: what is one batch is kept whole
   * or not at all. Results are in the order of items. At most 1,000 items.
   */
  merge(items: readonly MergeItem[]): Promise<readonly Merged[]>;
  /** Merges counters; the ids of those that grew. At most 1,000. */
  mergeUsages(usages: readonly PatternUsage[]): Promise<readonly string[]>;

  // --- what the user does --------------------------------------------------------------------

  search(query?: PatternQuery): Promise<PatternPage>;
  facets(): Promise<PatternFacets>;
  get(patternId: string): Promise<HeldPattern | undefined>;
  /** Every state that was seen here, the winner first. */
  history(patternId: string): Promise<readonly PastRevision[]>;
  put(patternId: string, edit: PatternEdit, ifMatch?: string): Promise<HeldPattern>;
  delete(patternId: string, ifMatch?: string): Promise<void>;
  restore(patternId: string, digest: string): Promise<HeldPattern>;
  use(patternId: string): Promise<number>;
  share(patternId: string, peerIds?: readonly string[]): Promise<void>;
  /** Open conflicts, by pattern id. */
  conflicts(): Promise<readonly Conflict[]>;
  /**
   * The open conflicts of one pattern that are news to this member: not those that it left open by
   * answering, at the same time as others, the conflict before.
   */
  conflictNews(patternId: string): Promise<readonly Conflict[]>;
  /**
   * Settles a conflict with a revision that dominates both sides.
   *
   * @param sides the digests of its sides; the first open one of the pattern when absent
   */
  resolve(patternId: string, choice: Resolution, sides?: ConflictSides): Promise<void>;

  /** Closes the store; what is under way is finished. */
  close(): Promise<void>;
}
