/** Letters that are dealt with one after the other, in their order; so many may wait. */
export class Mailbox<Letter> {
  readonly #waiting: Letter[] = [];
  #working = false;
  #closed = false;

  /**
   * @param capacity the most letters that may wait
   * @param open deals with one letter; the next one waits until it is done
   * @param failed hears what `open` threw
   */
  constructor(
    private readonly capacity: number,
    private readonly open: (letter: Letter) => Promise<void> | void,
    private readonly failed: (reason: unknown) => void,
  ) {}

  /** False when too many wait: then it was not taken. */
  post(letter: Letter): boolean {
    if (this.#closed) {
      return true;
    }
    if (this.#waiting.length >= this.capacity) {
      return false;
    }
    this.#waiting.push(letter);
    if (!this.#working) {
      this.#working = true;
      void this.#work();
    }
    return true;
  }

  /** What waits is not dealt with any more. */
  close(): void {
    this.#closed = true;
    this.#waiting.length = 0;
  }

  async #work(): Promise<void> {
    for (let letter = this.#waiting.shift(); letter !== undefined; letter = this.#waiting.shift()) {
      try {
        await this.open(letter);
      } catch (reason) {
        this.failed(reason);
      }
    }
    this.#working = false;
  }
}
