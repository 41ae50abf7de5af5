import { useCallback, useState } from "react";
import { attempt } from "./toasts.js";

/** Runs one thing at a time, and says what went wrong. */
export function useBusy(): readonly [
  boolean,
  (doing: () => Promise<unknown>, done?: string) => Promise<boolean>,
] {
  const [busy, setBusy] = useState(false);
  const run = useCallback(async (doing: () => Promise<unknown>, done?: string) => {
    setBusy(true);
    const well = await attempt(doing, done);
    setBusy(false);
    return well;
  }, []);
  return [busy, run];
}
