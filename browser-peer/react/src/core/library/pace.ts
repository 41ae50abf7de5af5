interface Yielding {
  readonly scheduler?: { readonly yield?: () => Promise<void> };
}

/** Lets the page do what waits: input, drawing, other work. Not throttled in hidden tabs. */
export function breathe(): Promise<void> {
  const { scheduler } = globalThis as Yielding;
  if (scheduler?.yield) {
    return scheduler.yield();
  }
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Most milliseconds that long work may take in one go. */
const SLICE = 10;

/** Cuts long work into slices: call `step` often, and wait where it gives something to wait for. */
export class Pace {
  #since = performance.now();

  step(): Promise<void> | undefined {
    if (performance.now() - this.#since < SLICE) {
      return undefined;
    }
    return breathe().then(() => {
      this.#since = performance.now();
    });
  }
}

/** Does something with each value, a few at a time, and lets the page breathe in between. */
export async function inChunks<T, R>(
  values: readonly T[],
  size: number,
  each: (value: T, index: number) => Promise<R>,
): Promise<R[]> {
  const pace = new Pace();
  const results: R[] = [];
  for (let at = 0; at < values.length; at += size) {
    const chunk = values.slice(at, at + size);
    results.push(...(await Promise.all(chunk.map((value, i) => each(value, at + i)))));
    await pace.step();
  }
  return results;
}
