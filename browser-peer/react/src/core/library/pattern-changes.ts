import type { Library } from "./library.js";

/** Patterns that changed since they were last asked for. */
export interface PatternChanges {
  /** Each once, however often it changed. */
  readonly patternIds: readonly string[];
  /** More changed than were kept: whoever follows has to look at everything. */
  readonly lost: boolean;
}

/**
 * Follows a library for one who may be slow: what changes meanwhile waits, each pattern once, at
 * most `most` of them; beyond that only is told that some were lost.
 *
 * @param signal ends it
 */
export async function* patternChanges(
  library: Pick<Library, "subscribe">,
  most: number,
  signal: AbortSignal,
): AsyncGenerator<PatternChanges, void> {
  let waiting = new Set<string>();
  let lost = false;
  let wake = () => {};
  const unsubscribe = library.subscribe((changes) => {
    for (const { patternId } of changes) {
      if (waiting.size >= most && !waiting.has(patternId)) {
        waiting.clear();
        lost = true;
      }
      waiting.add(patternId);
    }
    wake();
  });
  const stop = () => wake();
  signal.addEventListener("abort", stop);
  try {
    while (!signal.aborted) {
      if (waiting.size === 0) {
        await new Promise<void>((resolve) => (wake = resolve));
        continue;
      }
      const changes = { patternIds: [...waiting], lost };
      waiting = new Set();
      lost = false;
      yield changes;
    }
  } finally {
    unsubscribe();
    signal.removeEventListener("abort", stop);
  }
}
