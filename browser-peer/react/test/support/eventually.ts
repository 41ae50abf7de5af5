import { vi } from "vitest";

/** Tries again and again until it does not throw; the answer of that time. */
export function eventually<T>(attempt: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(attempt, { timeout: 30_000, interval: 10 });
}
