import { orAborted } from "../flow/aborting.js";
import { type Deferred, deferred } from "../flow/deferred.js";
import { SyncError } from "./sync-errors.js";

/** Most items that one request asks for. */
const MOST = 256;

interface Request<T> {
  readonly open: Set<T>;
  readonly done: Deferred<void>;
}

/** Asks one peer for items, a limited number at a time, and waits until each is settled. */
export class Asking<T> {
  readonly #underWay = new Set<Request<T>>();

  /**
   * @param send sends one request
   * @param stepTimeout how long the peer may go without sending anything of what was asked for
   */
  constructor(
    private readonly send: (items: readonly T[]) => Promise<void>,
    private readonly stepTimeout: number,
  ) {}

  /** Items that were asked for and did not come yet. */
  get open(): number {
    return [...this.#underWay].reduce((sum, request) => sum + request.open.size, 0);
  }

  /** Asks; done when all is settled, fails with {@link SyncError} when nothing comes. */
  async ask(items: readonly T[], signal: AbortSignal): Promise<void> {
    for (let from = 0; from < items.length; from += MOST) {
      const some = items.slice(from, from + MOST);
      await this.#wait(some, () => this.send(some), signal);
    }
  }

  /** Waits for what the peer sends unasked; done and failed as {@link ask} is. */
  async expect(items: readonly T[], signal: AbortSignal): Promise<void> {
    if (items.length > 0) {
      await this.#wait(items, () => Promise.resolve(), signal);
    }
  }

  /** This one came, or will not come. */
  settled(item: T): void {
    for (const { open, done } of this.#underWay) {
      if (open.delete(item) && open.size === 0) {
        done.resolve();
      }
    }
  }

  async #wait(items: readonly T[], begin: () => Promise<void>, signal: AbortSignal): Promise<void> {
    const request: Request<T> = { open: new Set(items), done: deferred() };
    this.#underWay.add(request);
    const watch = this.#watch(request);
    try {
      await orAborted(begin(), signal);
      await orAborted(request.done.promise, signal);
    } finally {
      clearInterval(watch);
      this.#underWay.delete(request);
    }
  }

  #watch({ open, done }: Request<T>): ReturnType<typeof setInterval> {
    let before = open.size;
    return setInterval(() => {
      if (open.size === before) {
        done.reject(
          new SyncError(
            `none of the ${before} items that the peer was asked for came and was merged in` +
              ` ${this.stepTimeout / 1_000} s; it is tried again at the next comparison`,
          ),
        );
      }
      before = open.size;
    }, this.stepTimeout);
  }
}
