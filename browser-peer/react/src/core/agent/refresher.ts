import { after, every, nothing, type Cancel } from "../flow/after.js";

const SOON = 50;
const POLL = 5_000;

/**
 * Reads again when asked to, one reading at a time: who asks while one runs gets the next one, all
 * together. Also every 5 seconds while the page is seen, since measured values change unannounced.
 */
export class Refresher {
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;
  #planned: Cancel | undefined;
  #stopPolling: Cancel = nothing;

  /** @param read one reading; never fails */
  constructor(private readonly read: () => Promise<void>) {}

  start(): void {
    const document = globalThis.document as Document | undefined;
    const seen = (): boolean => document?.visibilityState !== "hidden";
    const poll = (): void => void (seen() && this.now());
    const stop = every(POLL, poll);
    document?.addEventListener("visibilitychange", poll);
    this.#stopPolling = () => {
      stop();
      document?.removeEventListener("visibilitychange", poll);
    };
  }

  stop(): void {
    this.#stopPolling();
    this.#planned?.();
    this.#planned = undefined;
  }

  /** Shortly, so that many events are one reading. */
  soon(): void {
    this.#planned ??= after(SOON, () => {
      this.#planned = undefined;
      void this.now();
    });
  }

  /** Done when a reading that began after this call has ended. */
  now(): Promise<void> {
    if (this.#running === undefined) {
      this.#running = this.read().finally(() => {
        this.#running = undefined;
      });
      return this.#running;
    }
    this.#next ??= this.#running.then(() => {
      this.#next = undefined;
      return this.now();
    });
    return this.#next;
  }
}
