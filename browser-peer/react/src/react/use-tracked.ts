import { useCallback, useMemo, useSyncExternalStore } from "react";
import type { Source } from "./source.js";
import { TrackedView } from "./tracked-view.js";

/**
 * Values of a source together with actions; renders again only when a value that was read changed.
 *
 * @param select the same function until it selects something else
 * @param initial what a server renders
 * @param actions the same object until they act on something else
 */
export function useTracked<S, V extends object, A extends object>(
  source: Source<S>,
  select: (state: S) => V,
  initial: S,
  actions: A,
): V & A {
  const view = useMemo(() => new TrackedView(source, select), [source, select]);
  const first = useMemo(() => ({ state: initial, values: select(initial) }), [initial, select]);
  const cell = useSyncExternalStore(
    view.subscribe,
    view.getSnapshot,
    useCallback(() => first, [first]),
  );
  return useMemo(() => view.reading(cell, actions), [view, cell, actions]);
}
