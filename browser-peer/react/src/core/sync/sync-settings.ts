/** When libraries are compared; may change while sessions run. */
export interface SyncSettings {
  /** Whether they are compared on connect and by the clock. */
  autoSync: boolean;
  /** Milliseconds between comparisons. */
  syncInterval: number;
  /** How many changes may wait for one peer; with more, a comparison finds them all. */
  maxPendingPatterns: number;
}

/** How a session watches over itself; in milliseconds but for the window. */
export interface ConversationTimes {
  /** How often the peer is asked for a sign of life. */
  readonly heartbeat: number;
  /** After how long without one the peer counts as gone. */
  readonly silence: number;
  /** The same while the tab is hidden, where timers and messages come late. */
  readonly hiddenSilence: number;
  /** How long the peer's first frame may take. */
  readonly hello: number;
  /** How long one step of a comparison may take before it fails. */
  readonly step: number;
  /** How many revisions and counters a peer may have under way to us at once. */
  readonly window: number;
}

/** The times that suit a network. */
export const TIMES: ConversationTimes = {
  heartbeat: 2_000,
  silence: 5_000,
  hiddenSilence: 60_000,
  hello: 10_000,
  step: 20_000,
  window: 64,
};
