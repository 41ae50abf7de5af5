import { MeshError } from "../errors.js";

const MOST_WAITING = 1_000;

/** Lets one thing happen after the other, so that each sees what the one before it left. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /** Does `work` when its turn comes. */
  run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#waiting >= MOST_WAITING) {
      return Promise.reject(
        new MeshError(
          "busy",
          `the library has ${MOST_WAITING} changes waiting; try again in a moment`,
        ),
      );
    }
    this.#waiting++;
    const result = this.#last.then(work).finally(() => this.#waiting--);
    this.#last = result.catch(() => {});
    return result;
  }

  /** Done when everything that was asked for before is done. */
  async settled(): Promise<void> {
    await this.#last;
  }
}
