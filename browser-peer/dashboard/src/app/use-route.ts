import { useMemo, useSyncExternalStore } from "react";
import { hrefOf, parseRoute, type Route } from "./route.js";

function watch(listener: () => void): () => void {
  window.addEventListener("hashchange", listener);
  return () => window.removeEventListener("hashchange", listener);
}

export function useRoute(): Route {
  const hash = useSyncExternalStore(watch, () => window.location.hash);
  return useMemo(() => parseRoute(hash), [hash]);
}

/** Goes there; Back returns. */
export function go(route: Route): void {
  window.location.hash = hrefOf(route);
}

/** Goes there in place of where the user is, as for each letter of a search. */
export function replace(route: Route): void {
  window.history.replaceState(window.history.state, "", hrefOf(route));
  window.dispatchEvent(new HashChangeEvent("hashchange"));
}
