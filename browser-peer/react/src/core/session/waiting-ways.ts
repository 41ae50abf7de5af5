/** More candidates than any honest peer has; what is beyond is not taken. */
const MOST = 200;

/**
 * Candidates that came too early wait here: a connection takes none before the other side's
 * description, and the other side ignores those of a session that it has not heard of.
 */
export class WaitingWays<Way> {
  readonly #waiting: Way[] = [];
  #released = false;
  #taken = 0;

  constructor(private readonly onwards: (way: Way) => void) {}

  /** Passes it on, now or when they are released; false when there were too many. */
  add(way: Way): boolean {
    if (++this.#taken > MOST) {
      return false;
    }
    if (this.#released) {
      this.onwards(way);
    } else {
      this.#waiting.push(way);
    }
    return true;
  }

  /** Passes on what waits, and everything that comes later at once. */
  release(): void {
    this.#released = true;
    this.#waiting.splice(0).forEach((way) => this.onwards(way));
  }
}
