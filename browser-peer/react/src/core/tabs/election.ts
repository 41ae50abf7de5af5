import { MeshError, messageOf } from "../errors.js";
import { deferred } from "../flow/deferred.js";

/** Hears how an election goes. */
export interface Candidate {
  /** This tab leads, until it leaves. */
  elected(): void;
  /** Another tab leads for now. */
  follows(): void;
  /** The browser gives no lock, or this tab could not take its role; it plays none from now on. */
  failed(error: MeshError): void;
}

/**
 * One tab of a room leads at a time: the one that holds a Web Lock. The browser gives the lock on
 * when its tab leaves, is closed, or crashes.
 */
export class Election {
  readonly #office = deferred<void>();
  readonly #withdrawn = new AbortController();

  constructor(room: string, candidate: Candidate) {
    this.#run(`patternmesh/${room}`, candidate).catch((thrown: unknown) => {
      // Who leaves while it waits is told so by the lock.
      if (!this.#withdrawn.signal.aborted) {
        candidate.failed(failure(thrown));
      }
    });
  }

  /** Whether this browser can hold one. */
  static get possible(): boolean {
    return (
      typeof navigator !== "undefined" &&
      "locks" in navigator &&
      typeof BroadcastChannel !== "undefined"
    );
  }

  /** Gives the office, or the wait for it, up. */
  leave(): void {
    this.#office.resolve();
    this.#withdrawn.abort();
  }

  async #run(name: string, candidate: Candidate): Promise<void> {
    const serve = async (): Promise<void> => {
      if (!this.#withdrawn.signal.aborted) {
        candidate.elected();
        await this.#office.promise;
      }
    };
    const taken = await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
      if (!lock) {
        return true;
      }
      await serve();
      return false;
    });
    if (taken && !this.#withdrawn.signal.aborted) {
      candidate.follows();
      await navigator.locks.request(name, { signal: this.#withdrawn.signal }, serve);
    }
  }
}

function failure(thrown: unknown): MeshError {
  return thrown instanceof MeshError
    ? thrown
    : new MeshError(
        "tabs-failed",
        `tabs: this tab could not agree with others on which one runs the member:` +
          ` ${messageOf(thrown)}; allow site data (cookies) for this page, then reload it`,
        { cause: thrown },
      );
}
