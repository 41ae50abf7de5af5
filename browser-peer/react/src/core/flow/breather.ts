/** How long one task may go on, in milliseconds; the page's own work comes in between. */
const SHARE = 12;

/** Lets a long row of small steps give way to the page from time to time. */
export class Breather {
  #since = performance.now();

  /** Waits for a later task where this one has gone on for long enough. */
  async breathe(): Promise<void> {
    if (performance.now() - this.#since > SHARE) {
      await nextTask();
      this.#since = performance.now();
    }
  }
}

/** Not by a timer: those of a hidden tab come once a second. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
