import type { HeadSummary, SetFingerprint } from "../reconcile/head-summary.js";
import type { Digest } from "../revision/digest.js";
import type { Revision } from "../revision/revision.js";
import type { PatternUsage } from "../usage/usage-counter.js";

/** The version of the protocol that these frames are of. */
export const PROTOCOL = 1;
/** Most heads, digests, revisions or counters that one frame may hold. */
export const MOST_ITEMS = 1_000;
/** Longest text of a `bye` or a name, in characters. */
export const MOST_TEXT = 500;
/** Longest text of a `message`, in bytes of UTF-8. */
export const MOST_MESSAGE_BYTES = 16_384;
/** Most bytes of an encoded frame: 1.25 MiB. */
export const GREATEST_FRAME = (1 << 20) + (1 << 18);
/** The run of an announcement. */
export const ANNOUNCEMENT = 0;

/** The first frame in each direction. */
export interface HelloFrame {
  readonly type: "hello";
  readonly protocol: number;
  /** The room in which the two met. */
  readonly room: string;
  /** What the peer calls itself; decoration. */
  readonly name: string;
  /** Revisions that the sender of this frame has room for. */
  readonly credit: number;
}

/** Asks for a page of the other's heads, ascending by pattern id. */
export interface HeadsRequestFrame {
  readonly type: "heads-request";
  /** Numbers the comparison, from 1; the answer carries it. */
  readonly run: number;
  /** The id after which the page begins; empty for the first. */
  readonly after: string;
  /** With the first page: what the asker shows, so that equal libraries are done here. */
  readonly mine?: SetFingerprint;
}

/** A page of heads that the asker may hold; with run 0 an announcement that nobody asked for. */
export interface HeadsFrame {
  readonly type: "heads";
  readonly run: number;
  /** The two libraries are equal, no head is listed. */
  readonly same: boolean;
  /** No head follows. */
  readonly last: boolean;
  readonly heads: readonly HeadSummary[];
}

/** Asks for these revisions, and for the usage of these patterns. */
export interface WantFrame {
  readonly type: "want";
  readonly revisions: readonly Digest[];
  readonly usages: readonly string[];
}

/** Revisions, each of which takes one credit. */
export interface RevisionsFrame<R = Revision> {
  readonly type: "revisions";
  readonly revisions: readonly R[];
  /** Wanted ones that the sender cannot give. */
  readonly missing: readonly Digest[];
  /** Empty, or for each revision the W3C traceparent of where it came from, null where unknown. */
  readonly traces: readonly (string | null)[];
}

/** Room for `n` more revisions. */
export interface CreditFrame {
  readonly type: "credit";
  readonly n: number;
}

/** Usage counters to merge. */
export interface UsageFrame {
  readonly type: "usage";
  readonly usages: readonly PatternUsage[];
}

/** Asks for a pong with the same number. */
export interface PingFrame {
  readonly type: "ping";
  readonly nonce: number;
}

/** The answer to a ping, with its number. */
export interface PongFrame {
  readonly type: "pong";
  readonly nonce: number;
}

/** The asker needs no more pages of this run. */
export interface CancelFrame {
  readonly type: "cancel";
  readonly run: number;
}

/** The last frame: why the sender closes. */
export interface ByeFrame {
  readonly type: "bye";
  readonly reason: string;
}

/** Something of the application's own, as JSON of up to 16 KiB. */
export interface MessageFrame {
  readonly type: "message";
  readonly text: string;
}

/** One unit of the conversation between two peers. */
export type Frame = FrameOf<Revision>;

/** A frame in which `R` stands for a revision. */
export type FrameOf<R> =
  | HelloFrame
  | HeadsRequestFrame
  | HeadsFrame
  | WantFrame
  | RevisionsFrame<R>
  | CreditFrame
  | UsageFrame
  | PingFrame
  | PongFrame
  | CancelFrame
  | ByeFrame
  | MessageFrame;
