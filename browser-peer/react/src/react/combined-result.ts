import type { SyncResult } from "../core/mesh.js";

/** Of one peer its result; of several the sum, the longest time, and the first error. */
export function combined(results: readonly SyncResult[], peerId?: string): SyncResult {
  const [only] = results;
  if (only !== undefined && peerId !== undefined) {
    return only;
  }
  const error = results.find((result) => result.error !== undefined)?.error;
  return {
    peerId: peerId ?? "",
    sent: sum(results.map((result) => result.sent)),
    received: sum(results.map((result) => result.received)),
    conflicts: sum(results.map((result) => result.conflicts)),
    durationMs: Math.max(0, ...results.map((result) => result.durationMs)),
    ...(error !== undefined && { error }),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
