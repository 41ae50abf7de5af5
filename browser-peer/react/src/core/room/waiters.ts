import { MeshError } from "../errors.js";
import { after, nothing } from "../flow/after.js";
import { type Deferred, deferred } from "../flow/deferred.js";

const MOST = 100;

/** Those who called connect and have no answer yet. */
export class Waiters {
  #waiting: Deferred<void>[] = [];
  #patience = nothing;

  constructor(private readonly peerId: string) {}

  /** Done when a channel is open. */
  add(): Promise<void> {
    if (this.#waiting.length === MOST) {
      return Promise.reject(this.#error(`${MOST} callers wait already`));
    }
    const waiter = deferred();
    this.#waiting.push(waiter);
    return waiter.promise;
  }

  opened(): void {
    this.#take().forEach((waiter) => waiter.resolve());
  }

  failed(reason: string, code = "not-connected"): void {
    this.#take().forEach((waiter) => waiter.reject(this.#error(reason, code)));
  }

  /** Fails those who wait after so many milliseconds, if it still holds then. */
  failAfter(timeout: number, reason: string, holds: () => boolean): void {
    this.#patience();
    this.#patience = after(timeout, () => {
      if (holds()) {
        this.failed(reason);
      }
    });
  }

  #take(): Deferred<void>[] {
    this.#patience();
    return this.#waiting.splice(0);
  }

  #error(reason: string, code = "not-connected"): MeshError {
    return new MeshError(code, `peer ${this.peerId} was not connected: ${reason}`);
  }
}
