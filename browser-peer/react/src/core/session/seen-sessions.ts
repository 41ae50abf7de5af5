const REMEMBERED = 1_024;

/** The session ids that a peer has used; an offer that uses one again is a replay. */
export class SeenSessions {
  readonly #seen = new Set<string>();

  /** False when it was used before. Only the latest 1,024 are remembered. */
  add(session: string): boolean {
    if (this.#seen.has(session)) {
      return false;
    }
    this.#seen.add(session);
    for (const oldest of this.#seen) {
      if (this.#seen.size <= REMEMBERED) {
        break;
      }
      this.#seen.delete(oldest);
    }
    return true;
  }
}
