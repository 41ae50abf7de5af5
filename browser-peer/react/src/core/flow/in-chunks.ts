import { Breather } from "./breather.js";

/** Does something with each value, `size` at a time, and lets the page breathe in between. */
export async function inChunks<T, R>(
  values: readonly T[],
  size: number,
  each: (value: T) => Promise<R>,
): Promise<R[]> {
  const breather = new Breather();
  const results: R[] = [];
  for (let at = 0; at < values.length; at += size) {
    results.push(...(await Promise.all(values.slice(at, at + size).map(each))));
    await breather.breathe();
  }
  return results;
}
