import type { PeerId } from "../identity/peer-id.js";
import type { Library } from "../library/library.js";
import type { SyncResult } from "../mesh.js";
import type { Revision } from "../revision/revision.js";
import type { InFlight } from "./in-flight.js";
import type { SyncCounters } from "./sync-counters.js";
import type { ConversationTimes, SyncSettings } from "./sync-settings.js";

/** Hears what sessions bring. */
export interface SyncNews {
  /** These are new here; heads, or one side of a conflict. */
  received(peerId: PeerId, revisions: readonly Revision[]): void;
  /** This one was not taken. */
  refused(peerId: PeerId, reason: string): void;
  /** A comparison ended; with `error` when it failed. */
  compared(result: SyncResult): void;
  /** What the application of another peer said. */
  message(peerId: PeerId, message: unknown): void;
  /** A session ended. */
  ended(peerId: PeerId, error: Error): void;
  /** Something to show has changed. */
  changed(): void;
}

/** What all sessions of this member share. */
export interface SyncContext {
  readonly self: PeerId;
  readonly name: string;
  readonly room: string;
  readonly library: Library;
  readonly inFlight: InFlight;
  readonly total: SyncCounters;
  readonly settings: SyncSettings;
  readonly times: ConversationTimes;
  readonly news: SyncNews;
}
