import { useSyncExternalStore } from "react";
import { ago, moment } from "./words.js";

let now = Date.now();
const watching = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function watch(listener: () => void): () => void {
  watching.add(listener);
  timer ??= setInterval(() => {
    now = Date.now();
    watching.forEach((each) => each());
  }, 20_000);
  return () => {
    watching.delete(listener);
    if (watching.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** How long ago, kept up to date by one clock for the whole page. */
export function Ago({ when }: { when: Date }) {
  const at = useSyncExternalStore(watch, () => now);
  const valid = !Number.isNaN(when.getTime());
  return (
    <time {...(valid ? { dateTime: when.toISOString() } : {})} title={moment(when)}>
      {ago(when, Math.max(at, Math.min(when.getTime() || 0, Date.now())))}
    </time>
  );
}
