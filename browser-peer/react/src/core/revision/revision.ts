import type { PeerId } from "../identity/peer-id.js";
import type { Audience, PatternContent } from "../pattern/shared-pattern.js";
import { includes } from "./audience.js";
import type { Digest } from "./digest.js";
import type { VersionVector } from "./version-vector.js";

/** What an author signs. */
export interface RevisionBody {
  /** The pattern that this is a state of. */
  readonly patternId: string;
  /** Absent for a tombstone: the pattern is deleted. */
  readonly content?: PatternContent;
  /** From 1, one more than the highest that the author had seen. */
  readonly version: number;
  /** When the pattern's first revision was made, in milliseconds. */
  readonly createdAt: number;
  /** When this revision was made, in milliseconds; never rewritten. */
  readonly updatedAt: number;
  /** What the author had seen, this edit included. */
  readonly clock: VersionVector;
  /** Who may hold it besides its author. */
  readonly audience: Audience;
  /** The author's raw Ed25519 public key, 32 bytes. */
  readonly author: Uint8Array<ArrayBuffer>;
}

/**
 * One signed, immutable state of one pattern. Two revisions are equal when their digests are: a
 * digest covers all but the signature.
 */
export interface Revision {
  /** What was signed. */
  readonly body: RevisionBody;
  /** 64 bytes; see `isAuthentic` on whether to believe it. */
  readonly signature: Uint8Array<ArrayBuffer>;
  /** SHA-256 of the body's deterministic CBOR. */
  readonly digest: Digest;
  /** The author's peer id. */
  readonly sharedBy: PeerId;
  /** Its deterministic CBOR, as it travels. */
  readonly encoded: Uint8Array<ArrayBuffer>;
}

/** Whether `peer` may hold this revision: its author, and its audience. */
export function mayBeHeldBy(revision: Revision, peer: PeerId): boolean {
  return includes(revision.body.audience, peer) || revision.sharedBy === peer;
}

/** Whether this is a tombstone. */
export function isDeleted(revision: Revision): boolean {
  return revision.body.content === undefined;
}
