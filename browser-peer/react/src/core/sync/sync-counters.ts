/** Revisions sent, received, in conflict and refused. */
export interface Counts {
  readonly sent: number;
  readonly received: number;
  readonly conflicts: number;
  readonly refused: number;
}

/** What has passed between this member and one peer, or all of them, since the start. */
export class SyncCounters {
  #counts: Counts = { sent: 0, received: 0, conflicts: 0, refused: 0 };

  /** @param total counts the same again, over all peers */
  constructor(private readonly total?: SyncCounters) {}

  get now(): Counts {
    return this.#counts;
  }

  add(more: Partial<Counts>): void {
    this.#counts = {
      sent: this.#counts.sent + (more.sent ?? 0),
      received: this.#counts.received + (more.received ?? 0),
      conflicts: this.#counts.conflicts + (more.conflicts ?? 0),
      refused: this.#counts.refused + (more.refused ?? 0),
    };
    this.total?.add(more);
  }
}
